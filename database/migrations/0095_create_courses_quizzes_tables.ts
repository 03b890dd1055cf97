import { BaseSchema } from '@adonisjs/lucid/schema'

/** Quizzes, attempts with their answers, and what single learners are allowed. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_quizzes', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('description_km').nullable()
      table.text('description_en').nullable()
      table.text('search_text').notNullable().defaultTo('')
      // `draft`, `open`, `closed`.
      table.string('state', 12).notNullable().index()
      // Who may take it: `own` nobody else, `institution` its people, `national` everyone with an account.
      table.string('scope', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      // See `QuizSettings` of app/courses/types.ts.
      table.json('settings').notNullable()
      table.datetime('opens_at').nullable()
      table.datetime('closes_at').nullable()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('courses_quiz_sections', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'quiz_id', 'courses_quizzes.id')
      table.integer('position').notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.boolean('shuffles').notNullable().defaultTo(false)
    })
    // A question, or a number of questions drawn from a bank.
    this.schema.createTable('courses_quiz_slots', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'section_id', 'courses_quiz_sections.id')
      table.integer('position').notNullable()
      table.uuid('question_id').nullable().references('courses_questions.id').index()
      table.uuid('bank_id').nullable().references('courses_question_banks.id').index()
      // Of a draw: only questions with this tag; how many.
      table.string('tag_key', 120).nullable()
      table.integer('count').notNullable().defaultTo(1)
      // Of each question; null: what the question says.
      table.float('points').nullable()
    })
    this.schema.createTable('courses_quiz_attempts', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'quiz_id', 'courses_quizzes.id')
      table.uuid('person_id').notNullable().index()
      // The institution of the person, whose staff see the name.
      table.uuid('institution_id').nullable().index()
      table.integer('number').notNullable()
      table.boolean('is_trial').notNullable().defaultTo(false)
      // `open`, `handed_in` (a person must still mark), `marked`.
      table.string('state', 12).notNullable().index()
      table.string('seed', 40).notNullable()
      table.datetime('started_at').notNullable()
      table.datetime('ends_at').nullable().index()
      table.datetime('seen_at').notNullable()
      table.datetime('handed_in_at').nullable()
      table.float('score').nullable()
      table.float('most').notNullable()
      table.unique(['quiz_id', 'person_id', 'number'])
    })
    // Written for each question when an attempt begins: which version was asked, and where.
    this.schema.createTable('courses_quiz_answers', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'attempt_id', 'courses_quiz_attempts.id')
      table.integer('position').notNullable()
      table.uuid('section_id').nullable().index()
      table.uuid('question_id').notNullable().index()
      table.uuid('version_id').notNullable().references('courses_question_versions.id').index()
      table.float('points').notNullable()
      table.json('answer').nullable()
      // The device counts what it sends: what comes late after something newer is left.
      table.bigInteger('sent').notNullable().defaultTo(0)
      table.datetime('answered_at').nullable()
      table.float('score').nullable()
      // Marked by a person, with a word about it.
      table.uuid('marked_by').nullable()
      table.text('comment').nullable()
      table.datetime('marked_at').nullable()
      table.unique(['attempt_id', 'position'])
    })
    // For one learner: in one quiz, or in all of an institution.
    this.schema.createTable('courses_accommodations', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().index()
      table.uuid('quiz_id').nullable().references('courses_quizzes.id').onDelete('CASCADE').index()
      table.integer('extra_percent').notNullable().defaultTo(0)
      table.boolean('no_timer').notNullable().defaultTo(false)
      table.integer('extra_attempts').notNullable().defaultTo(0)
      table.uuid('given_by').notNullable()
      table.datetime('created_at').notNullable()
      table.unique(['person_id', 'quiz_id'])
    })
  }

  private belongs(table: any, column: string, to: string) {
    table.uuid(column).notNullable().references(to).onDelete('CASCADE').index()
  }

  async down() {
    for (const table of [
      ...['courses_accommodations', 'courses_quiz_answers', 'courses_quiz_attempts'],
      ...['courses_quiz_slots', 'courses_quiz_sections', 'courses_quizzes'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
