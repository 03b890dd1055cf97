import { BaseSchema } from '@adonisjs/lucid/schema'

/** Groups of learners within a course, and when a learner was last reminded by a teacher. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_groups', (table) => {
      table.uuid('id').primary()
      table.uuid('course_id').notNullable().index()
      table.foreign('course_id').references('courses_courses.id').onDelete('CASCADE')
      table.integer('position').notNullable()
      table.string('name', 100).notNullable()
    })
    this.schema.alterTable('courses_enrolments', (table) => {
      // One of `courses_groups` of the same course.
      table.uuid('group_id').nullable().index()
      table.datetime('nudged_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('courses_enrolments', (table) => {
      table.dropIndex(['group_id'])
      table.dropColumn('group_id')
      table.dropColumn('nudged_at')
    })
    this.schema.dropTable('courses_groups')
  }
}
