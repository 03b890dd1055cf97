import { BaseSchema } from '@adonisjs/lucid/schema'

/** Where resources were brought from, what each of them was like there, and how its words are understood here. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('library_sources', (table) => {
      table.uuid('id').primary()
      // `sheet`, `kolibri`, `packages`, `oai`, `moodle`.
      table.string('kind', 12).notNullable()
      // What stays the same about it: the id of a channel, an address, the name of a list.
      table.string('key', 500).notNullable()
      table.string('name', 300).notNullable()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      // The edition that was imported last, where the source counts them.
      table.string('version', 60).nullable()
      // Since when a harvest asks for changes.
      table.string('since', 40).nullable()
      // Both as the preview found them, until it is applied: `{ version, since }`.
      table.json('next').nullable()
      table.uuid('created_by').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('imported_at').nullable()
      table.unique(['institution_id', 'kind', 'key'])
    })
    this.schema.createTable('library_source_entries', (table) => {
      table.uuid('id').primary()
      const source = table.uuid('source_id').notNullable()
      source.references('library_sources.id').onDelete('CASCADE')
      table.string('key', 200).notNullable()
      const resource = table.uuid('resource_id').notNullable()
      resource.references('library_resources.id').onDelete('CASCADE').index()
      // What the source said of it when it was imported last, as it was understood.
      table.json('given').notNullable()
      table.boolean('is_gone').notNullable().defaultTo(false)
      table.unique(['source_id', 'key'])
    })
    // Words of the source that need a meaning here: `licence`, `topic`.
    this.schema.createTable('library_source_terms', (table) => {
      table.uuid('id').primary()
      const source = table.uuid('source_id').notNullable()
      source.references('library_sources.id').onDelete('CASCADE')
      table.string('kind', 10).notNullable()
      table.string('term', 300).notNullable()
      table.string('label', 500).notNullable()
      table.integer('uses').notNullable().defaultTo(0)
      table.integer('position').notNullable().defaultTo(0)
      // `{ licence }` or `{ subject, grades }`, as somebody said; null: as it is guessed.
      table.json('meaning').nullable()
      table.unique(['source_id', 'kind', 'term'])
    })
  }

  async down() {
    this.schema.dropTable('library_source_terms')
    this.schema.dropTable('library_source_entries')
    this.schema.dropTable('library_sources')
  }
}
