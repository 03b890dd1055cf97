import { BaseSchema } from '@adonisjs/lucid/schema'

/** How a course is graded, and what teachers gave by hand. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_gradebooks', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id').unique()
      // As its author types them: a letter on each line, then `|` and from how many per cent. Null: those of the house.
      table.text('letters').nullable()
      // What isn't done counts as 0 once it is due.
      table.boolean('counts_missing').notNullable()
      // Learners see their own.
      table.boolean('is_shown').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('courses_grade_categories', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id').index()
      table.integer('position').notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.float('weight').notNullable()
      table.integer('drop_lowest').notNullable()
    })
    // Only ever added to: the last one for a learner and an activity counts, those before it are its history.
    this.schema.createTable('courses_grades', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id')
      // Null: of the whole course.
      table.uuid('activity_id').nullable().references('courses_activities.id').onDelete('CASCADE')
      table.uuid('person_id').notNullable().index()
      // `score`, `excused` (does not count), `none` (what was reached counts again).
      table.string('kind', 8).notNullable()
      // From 0 to 1.
      table.float('score').nullable()
      table.text('feedback').nullable()
      table.uuid('given_by').nullable().index()
      table.datetime('given_at').notNullable()
      table.index(['course_id', 'person_id'])
      table.index(['activity_id'])
    })
    this.schema.alterTable('courses_activities', (table) => {
      table.uuid('grade_category_id').nullable()
    })
  }

  private belongs(table: any, column: string, to: string) {
    return table.uuid(column).notNullable().references(to).onDelete('CASCADE')
  }

  async down() {
    this.schema.alterTable('courses_activities', (table) => table.dropColumn('grade_category_id'))
    this.schema.dropTable('courses_grades')
    this.schema.dropTable('courses_grade_categories')
    this.schema.dropTable('courses_gradebooks')
  }
}
