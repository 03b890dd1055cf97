import { BaseSchema } from '@adonisjs/lucid/schema'

/** Courses: what they are made of, who takes them, and how far everybody is. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_courses', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('description_km').nullable()
      table.text('description_en').nullable()
      table.text('search_text').notNullable().defaultTo('')
      // `draft`, `open`, `archived`.
      table.string('state', 12).notNullable().index()
      // Who may find it: `own` nobody else, `institution` its people, `national` everyone with an account.
      table.string('scope', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.uuid('subject_id').nullable().references('curriculum_subjects.id').index()
      // Visitors without an account may read what needs no record.
      table.boolean('is_guest').notNullable().defaultTo(false)
      // See `CourseSettings` of app/courses/course_types.ts.
      table.json('settings').notNullable()
      table.string('entry_code', 12).nullable().unique()
      table.datetime('opens_at').nullable()
      table.datetime('closes_at').nullable()
      // The course it was copied from.
      table.uuid('copy_of').nullable().index()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('courses_sections', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id')
      table.integer('position').notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.datetime('opens_at').nullable()
    })
    this.schema.createTable('courses_activities', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id')
      this.belongs(table, 'section_id', 'courses_sections.id')
      table.integer('position').notNullable()
      table.string('type', 12).notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      // The page itself, what an assignment asks, what a meeting or a discussion is about.
      table.text('body_km').nullable()
      table.text('body_en').nullable()
      // See `ActivitySettings` of app/courses/course_types.ts.
      table.json('settings').notNullable()
      table.uuid('resource_id').nullable().references('library_resources.id').index()
      table.uuid('package_id').nullable().references('runtime_packages.id').index()
      table.uuid('quiz_id').nullable().references('courses_quizzes.id').index()
      table.string('completion', 12).notNullable()
      // Per cent, where the score completes.
      table.integer('passing').nullable()
      table.boolean('is_required').notNullable().defaultTo(true)
      // `pre`, `post`: a test before or after learning.
      table.string('test', 4).nullable()
      // Closed until this one is done.
      table.uuid('after_id').nullable().index()
      table.datetime('opens_at').nullable()
      table.datetime('due_at').nullable().index()
      table.integer('minutes').nullable()
    })
    this.schema.createTable('courses_instructors', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id')
      table.uuid('person_id').notNullable().index()
      table.unique(['course_id', 'person_id'])
    })
    this.schema.createTable('courses_enrolments', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'course_id', 'courses_courses.id')
      table.uuid('person_id').notNullable().index()
      // Where the person belonged when enrolled: whose staff see the name.
      table.uuid('institution_id').nullable().index()
      // `self`, `code`, `staff`, `class`, `programme`; of which class or programme.
      table.string('source', 12).notNullable()
      table.uuid('source_id').nullable().index()
      // `active`, `waiting` (no place yet), `left`.
      table.string('state', 12).notNullable().index()
      table.integer('done').notNullable().defaultTo(0)
      table.uuid('last_activity_id').nullable()
      table.datetime('enrolled_at').notNullable()
      table.datetime('seen_at').nullable().index()
      table.datetime('completed_at').nullable()
      table.unique(['course_id', 'person_id'])
    })
    // How far one learner is in one activity. Nothing that was done is ever undone by later news.
    this.schema.createTable('courses_progress', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'activity_id', 'courses_activities.id')
      table.uuid('course_id').notNullable().index()
      table.uuid('person_id').notNullable().index()
      // Of a package: the attempt that counts here.
      table.uuid('attempt_id').nullable().index()
      // From 0 to 1.
      table.float('score').nullable()
      table.datetime('begun_at').notNullable()
      table.datetime('seen_at').notNullable()
      table.datetime('done_at').nullable()
      table.unique(['activity_id', 'person_id'])
    })
    this.schema.alterTable('runtime_launches', (table) => table.string('back', 300).nullable())
  }

  private belongs(table: any, column: string, to: string) {
    table.uuid(column).notNullable().references(to).onDelete('CASCADE').index()
  }

  async down() {
    this.schema.alterTable('runtime_launches', (table) => table.dropColumn('back'))
    for (const table of [
      ...['courses_progress', 'courses_enrolments', 'courses_instructors'],
      ...['courses_activities', 'courses_sections', 'courses_courses'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
