import { BaseSchema } from '@adonisjs/lucid/schema'

/** Banks of questions, and what each question was when somebody answered it. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_question_banks', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('description_km').nullable()
      table.text('description_en').nullable()
      table.text('search_text').notNullable().defaultTo('')
      // `own`: whoever made it; `institution`: those who write there; `national`: all who write.
      table.string('scope', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('courses_questions', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'bank_id', 'courses_question_banks.id')
      table.string('type', 12).notNullable().index()
      // The number of the version in force.
      table.integer('version').notNullable()
      // `draft`: drawn by no quiz; `ready`; `retired`: as a draft, and no more in lists unless asked for.
      table.string('state', 12).notNullable().index()
      table.string('name', 300).notNullable()
      table.text('search_text').notNullable().defaultTo('')
      // Where it came from: the same key brought again into the bank is the same question.
      table.string('source_key', 300).nullable()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
      table.unique(['bank_id', 'source_key'])
    })
    this.schema.createTable('courses_question_versions', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'question_id', 'courses_questions.id')
      table.integer('number').notNullable()
      // The question as `app/shared/questions` describes it.
      table.json('content').notNullable()
      // Since when answers stand on it: from then on it never changes.
      table.datetime('answered_at').nullable()
      table.uuid('created_by').nullable()
      table.datetime('created_at').notNullable()
      table.unique(['question_id', 'number'])
    })
    this.schema.createTable('courses_question_tags', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'question_id', 'courses_questions.id')
      table.string('tag', 120).notNullable()
      table.string('tag_key', 120).notNullable().index()
      table.unique(['question_id', 'tag_key'])
    })
    this.schema.createTable('courses_question_alignments', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'question_id', 'courses_questions.id')
      table.uuid('lesson_id').notNullable().references('curriculum_lessons.id').index()
      table.uuid('outcome_id').nullable().references('curriculum_outcomes.id').index()
      table.string('code', 60).notNullable().index()
      table.unique(['question_id', 'lesson_id', 'outcome_id'])
    })
    // Pictures by their names in the texts; a version goes on showing what it was answered with.
    this.schema.createTable('courses_question_files', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'version_id', 'courses_question_versions.id')
      table.string('name', 120).notNullable()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.unique(['version_id', 'name'])
    })
  }

  private belongs(table: any, column: string, to: string) {
    table.uuid(column).notNullable().references(to).onDelete('CASCADE').index()
  }

  async down() {
    for (const table of [
      ...['courses_question_files', 'courses_question_alignments', 'courses_question_tags'],
      ...['courses_question_versions', 'courses_questions', 'courses_question_banks'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
