import { BaseSchema } from '@adonisjs/lucid/schema'

/** One engine of reviews for whatever is published: `subject_type` names its kind. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('library_reviews', (table) => {
      table.uuid('id').primary()
      table.string('subject_type', 40).notNullable()
      table.uuid('subject_id').notNullable()
      // `submitted`, `in_review`, `returned`, `approved`, `withdrawn`.
      table.string('state', 12).notNullable()
      // `national`, or `institution`: who may decide.
      table.string('scope', 12).notNullable()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('search_text').notNullable().defaultTo('')
      table.uuid('submitted_by').notNullable().index()
      table.uuid('reviewer_id').nullable().index()
      // What was looked at: { licence: true, ... }, and the marks 1 to 4 with which quality was rated.
      table.json('checks').notNullable()
      table.json('marks').notNullable()
      table.datetime('submitted_at').notNullable()
      table.datetime('decided_at').nullable()
      table.index(['subject_type', 'subject_id'])
      table.index(['state', 'submitted_at'])
    })
    this.schema.createTable('library_review_comments', (table) => {
      table.uuid('id').primary()
      table
        .uuid('review_id')
        .notNullable()
        .references('library_reviews.id')
        .onDelete('CASCADE')
        .index()
      // What it speaks of; empty: the whole.
      table.string('field', 40).nullable()
      table.text('text').notNullable()
      table.uuid('person_id').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('resolved_at').nullable()
    })
    // What happened, step by step; only ever added.
    this.schema.createTable('library_review_steps', (table) => {
      table.uuid('id').primary()
      table
        .uuid('review_id')
        .notNullable()
        .references('library_reviews.id')
        .onDelete('CASCADE')
        .index()
      table.string('state', 12).notNullable()
      table.uuid('person_id').notNullable()
      table.text('reason').nullable()
      table.datetime('created_at').notNullable()
    })
    this.schema.alterTable('library_resources', (table) => {
      // Why it was retired or taken down, for its author and the officers.
      table.text('state_reason').nullable()
    })
  }

  async down() {
    this.schema.alterTable('library_resources', (table) => table.dropColumn('state_reason'))
    this.schema.dropTable('library_review_steps')
    this.schema.dropTable('library_review_comments')
    this.schema.dropTable('library_reviews')
  }
}
