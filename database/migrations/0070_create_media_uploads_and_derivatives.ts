import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('media_blobs', (table) => {
      // When somebody last brought these bytes; what was touched lately is not collected.
      table.datetime('touched_at').nullable()
    })
    // Files on their way in (tus), and those that have arrived and wait to be used.
    this.schema.createTable('media_uploads', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().index()
      // Which form asked for it: `library.file`, `runtime.package`.
      table.string('purpose', 60).notNullable()
      table.string('file_name', 255).notNullable()
      table.bigInteger('size').notNullable()
      // What the sender says its bytes are, where it says so.
      table.string('sha256', 64).nullable()
      // `receiving`, `kept`, `refused`.
      table.string('state', 12).notNullable().index()
      table.json('problem').nullable()
      table.string('kind', 20).nullable()
      table.uuid('blob_id').nullable().references('media_blobs.id').index()
      table.datetime('used_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('expires_at').notNullable().index()
    })
    // The work of making derivatives of one file: one row a file, however many use it.
    this.schema.createTable('media_preparations', (table) => {
      table.uuid('id').primary()
      const blob = table.uuid('blob_id').notNullable().unique()
      blob.references('media_blobs.id').onDelete('CASCADE')
      table.string('kind', 20).notNullable()
      // `queued`, `done`, `waiting` (for a program), `partly`, `failed`, `cancelled`.
      table.string('state', 12).notNullable().index()
      // What could not be made and why: `[{ step, code, data? }]`.
      table.json('problems').notNullable()
      // The programs whose absence stands in the way, comma separated.
      table.string('waits_for', 80).nullable()
      // What is known of the file: seconds, width, height, pages, loudness.
      table.json('facts').notNullable()
      table.uuid('job_id').nullable()
      table.uuid('requested_by').nullable()
      table.datetime('created_at').notNullable().index()
      table.datetime('ended_at').nullable()
    })
    // What was made of a file: pictures in widths, streams, pages, chapters.
    this.schema.createTable('media_derivatives', (table) => {
      table.uuid('id').primary()
      const source = table.uuid('source_id').notNullable()
      source.references('media_blobs.id').onDelete('CASCADE')
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.string('name', 120).notNullable()
      table.string('role', 20).notNullable()
      table.integer('position').notNullable().defaultTo(0)
      table.integer('width').nullable()
      table.integer('height').nullable()
      table.unique(['source_id', 'name'])
    })
    // The words in a file, page by page, for search.
    this.schema.createTable('media_texts', (table) => {
      table.uuid('id').primary()
      const source = table.uuid('source_id').notNullable()
      source.references('media_blobs.id').onDelete('CASCADE')
      table.integer('position').notNullable()
      // The title of a chapter.
      table.string('label', 300).nullable()
      table.text('text').notNullable()
      // `file`: written in it; `scan`: read off its picture.
      table.string('origin', 8).notNullable()
      table.unique(['source_id', 'position'])
    })
  }

  async down() {
    for (const name of ['texts', 'derivatives', 'preparations', 'uploads']) {
      this.schema.dropTable(`media_${name}`)
    }
    // The builder would make the whole table anew on SQLite.
    this.schema.raw('alter table media_blobs drop column touched_at')
  }
}
