import { BaseSchema } from '@adonisjs/lucid/schema'

/** What learners hand in for an assignment, and what came back. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_hand_ins', (table) => {
      table.uuid('id').primary()
      table
        .uuid('activity_id')
        .notNullable()
        .references('courses_activities.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('course_id').notNullable().index()
      table.uuid('person_id').notNullable().index()
      // `draft` (only its author sees it), `handed_in`, `returned` (marked).
      table.string('state', 12).notNullable().index()
      table.text('text').nullable()
      table.datetime('handed_in_at').nullable()
      // Of the points of the assignment; by criterion of its rubric, in their order.
      table.float('score').nullable()
      table.json('marks').nullable()
      table.text('feedback').nullable()
      table.uuid('marked_by').nullable()
      table.datetime('marked_at').nullable()
      table.datetime('updated_at').notNullable()
      table.unique(['activity_id', 'person_id'])
    })
    this.schema.createTable('courses_hand_in_files', (table) => {
      table.uuid('id').primary()
      table
        .uuid('hand_in_id')
        .notNullable()
        .references('courses_hand_ins.id')
        .onDelete('CASCADE')
        .index()
      table.string('name', 120).notNullable()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.unique(['hand_in_id', 'name'])
    })
  }

  async down() {
    this.schema.dropTable('courses_hand_in_files')
    this.schema.dropTable('courses_hand_ins')
  }
}
