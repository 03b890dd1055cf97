import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('media_blobs', (table) => {
      table.uuid('id').primary()
      table.string('sha256', 64).notNullable().unique()
      table.bigInteger('size').notNullable()
      table.string('media_type', 120).notNullable()
      table.datetime('created_at').notNullable()
    })
    this.schema.createTable('library_resources', (table) => {
      table.uuid('id').primary()
      // The short code in addresses and on paper: `/library/K7QM2XA`.
      table.string('code', 12).notNullable().unique()
      // `open`: the library; `handbook`: the manual.
      table.string('shelf', 20).notNullable().defaultTo('open')
      table.integer('position').notNullable().defaultTo(0)
      table.string('kind', 20).notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('description_km').nullable()
      table.text('description_en').nullable()
      // Markdown of a page, per language.
      table.text('body_km').nullable()
      table.text('body_en').nullable()
      table.string('licence', 40).notNullable()
      table.string('holder_km', 200).nullable()
      table.string('holder_en', 200).nullable()
      // `clusterText` of both titles, for searching drafts, which the search index does not hold.
      table.text('search_text').notNullable().defaultTo('')
      table.json('authors').notNullable()
      table.json('keywords').notNullable()
      table.json('languages').notNullable()
      // Whom it addresses: `student`, `teacher`. Whether others may open it is `teacher_only`.
      table.json('audience').notNullable()
      table.uuid('subject_id').nullable().references('curriculum_subjects.id').index()
      table.json('grades').notNullable()
      table.string('track', 20).nullable()
      table.integer('minutes').nullable()
      table.boolean('teacher_only').notNullable().defaultTo(false)
      table.string('state', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.uuid('created_by').nullable()
      table.string('pack', 80).nullable().index()
      // Raised by every change: what was made from the row and remembered is remembered under it.
      table.integer('revision').notNullable().defaultTo(1)
      table.datetime('published_at').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('library_files', (table) => {
      table.uuid('id').primary()
      table
        .uuid('resource_id')
        .notNullable()
        .references('library_resources.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      // `main`: what the resource is; `part`: a picture inside its page.
      table.string('role', 10).notNullable()
      table.string('name', 200).notNullable()
      table.string('language', 8).nullable()
      table.string('alt_km', 500).nullable()
      table.string('alt_en', 500).nullable()
      table.unique(['resource_id', 'name'])
    })
    this.schema.createTable('library_alignments', (table) => {
      table.uuid('id').primary()
      table
        .uuid('resource_id')
        .notNullable()
        .references('library_resources.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('lesson_id').notNullable().references('curriculum_lessons.id').index()
      table.uuid('outcome_id').nullable().references('curriculum_outcomes.id').index()
      table.unique(['resource_id', 'lesson_id', 'outcome_id'])
    })
  }

  async down() {
    for (const table of [
      'library_alignments',
      'library_files',
      'library_resources',
      'media_blobs',
    ]) {
      this.schema.dropTable(table)
    }
  }
}
