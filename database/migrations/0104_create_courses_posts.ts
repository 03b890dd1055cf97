import { BaseSchema } from '@adonisjs/lucid/schema'

/** What people write in the discussions of a course. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_posts', (table) => {
      table.uuid('id').primary()
      table.uuid('course_id').notNullable().index()
      table.foreign('course_id').references('courses_courses.id').onDelete('CASCADE')
      table.uuid('activity_id').notNullable().index()
      table.foreign('activity_id').references('courses_activities.id').onDelete('CASCADE')
      // The one it answers; answers are not answered.
      table.uuid('parent_id').nullable().index()
      table.uuid('person_id').notNullable().index()
      // Where the person belongs: whose staff see the name.
      table.uuid('institution_id').nullable().index()
      table.text('body').notNullable()
      // `waiting` for a teacher, `shown`, `hidden`.
      table.string('state', 12).notNullable().index()
      // Somebody thinks that it should not stand there; once a teacher has shown it again it is heard no more.
      table.datetime('reported_at').nullable()
      table.uuid('decided_by').nullable()
      table.datetime('decided_at').nullable()
      table.datetime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('courses_posts')
  }
}
