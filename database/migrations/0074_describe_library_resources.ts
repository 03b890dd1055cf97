import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a resource says of itself, its rights and their proof, its versions, and what it was made from. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('library_resources', (table) => {
      table.json('contributors').notNullable().defaultTo('[]')
      table.string('publisher_km', 200).nullable()
      table.string('publisher_en', 200).nullable()
      table.string('source_url', 1000).nullable()
      // What helps people who do not see or hear: `captions`, `transcript`, `alt_text` ...
      table.json('accessibility').notNullable().defaultTo('[]')
      // False where the holder allows its use here, but not its being handed on.
      table.boolean('redistributable').notNullable().defaultTo(true)
      // Who finds it: everyone (`national`), or the people of its institution (`institution`).
      table.string('scope', 12).notNullable().defaultTo('national')
      // The letter in which the holder agrees.
      table.uuid('proof_blob_id').nullable()
      table.string('proof_name', 200).nullable()
      // The number of the version that readers see; 0 before the first was kept.
      table.integer('version').notNullable().defaultTo(0)
      table.index('scope')
    })
    // A version is never changed: what is pinned stays as it was read.
    this.schema.createTable('library_versions', (table) => {
      table.uuid('id').primary()
      table
        .uuid('resource_id')
        .notNullable()
        .references('library_resources.id')
        .onDelete('CASCADE')
        .index()
      table.integer('number').notNullable()
      // The row's columns as they were, and the codes of what it teaches.
      table.json('snapshot').notNullable()
      table.uuid('created_by').nullable()
      table.datetime('created_at').notNullable()
      table.unique(['resource_id', 'number'])
    })
    this.schema.createTable('library_version_files', (table) => {
      table.uuid('id').primary()
      table
        .uuid('version_id')
        .notNullable()
        .references('library_versions.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.string('role', 10).notNullable()
      table.string('name', 200).notNullable()
      table.string('language', 8).nullable()
      table.string('alt_km', 500).nullable()
      table.string('alt_en', 500).nullable()
    })
    // A work and what it was made from: a resource here, or a work elsewhere, which is then described.
    this.schema.createTable('library_relations', (table) => {
      table.uuid('id').primary()
      table
        .uuid('resource_id')
        .notNullable()
        .references('library_resources.id')
        .onDelete('CASCADE')
        .index()
      // `translated_from`, `adapted_from`, `part_of`.
      table.string('kind', 20).notNullable()
      table.uuid('source_id').nullable().references('library_resources.id').index()
      table.integer('source_version').nullable()
      table.string('source_title', 300).nullable()
      table.string('source_author', 300).nullable()
      table.string('source_url', 1000).nullable()
      table.string('source_licence', 40).nullable()
      // What was changed: Creative Commons asks for it.
      table.string('note', 500).nullable()
      table.datetime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('library_relations')
    this.schema.dropTable('library_version_files')
    this.schema.dropTable('library_versions')
    this.schema.alterTable('library_resources', (table) => {
      table.dropIndex('scope')
      table.dropColumns('contributors', 'publisher_km', 'publisher_en', 'source_url')
      table.dropColumns('accessibility', 'redistributable', 'scope')
      table.dropColumns('proof_blob_id', 'proof_name', 'version')
    })
  }
}
