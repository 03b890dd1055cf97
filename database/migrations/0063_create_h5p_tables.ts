import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // One row for each build of a library that came here: the same name and version may come in other bytes.
    this.schema.createTable('runtime_h5p_libraries', (table) => {
      table.uuid('id').primary()
      table.string('machine_name', 255).notNullable()
      table.integer('major').notNullable()
      table.integer('minor').notNullable()
      table.integer('patch').notNullable()
      // Over the paths and the bytes of all its files: what was approved is exactly this.
      table.string('hash', 64).notNullable().unique()
      table.string('title', 255).notNullable()
      // waiting, approved, rejected, withdrawn
      table.string('state', 12).notNullable()
      // Who answered for it last: person, edition, application, list; null while it waits.
      table.string('decided_as', 12).nullable()
      table.uuid('decided_by').nullable()
      table.datetime('decided_at').nullable()
      table.string('note', 500).nullable()
      // What brought it: the package, or null where it came with the application.
      table.uuid('origin_package_id').nullable()
      table.uuid('brought_by').nullable()
      table.boolean('is_runnable').notNullable().defaultTo(false)
      table.string('author', 255).nullable()
      table.string('licence', 120).nullable()
      table.integer('file_count').notNullable()
      table.bigInteger('size').notNullable()
      // library.json as far as it is used, and the languages it speaks: `LibraryMeta`. Text keeps the order of keys.
      table.text('meta').notNullable()
      table.text('search_text').notNullable().defaultTo('')
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
      table.index(['machine_name', 'major', 'minor'])
      table.index(['state', 'created_at'])
    })
    this.schema.createTable('runtime_h5p_library_files', (table) => {
      table.uuid('id').primary()
      table
        .uuid('library_id')
        .notNullable()
        .references('runtime_h5p_libraries.id')
        .onDelete('CASCADE')
      table.string('path', 1000).notNullable()
      table.string('path_key', 1000).notNullable()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.string('media_type', 120).notNullable()
      table.unique(['library_id', 'path_key'])
    })
    // Which libraries a version of a package needs, by name, and in which build it brought them.
    this.schema.createTable('runtime_h5p_needs', (table) => {
      table.uuid('id').primary()
      table
        .uuid('version_id')
        .notNullable()
        .references('runtime_package_versions.id')
        .onDelete('CASCADE')
      table.string('machine_name', 255).notNullable()
      table.integer('major').notNullable()
      table.integer('minor').notNullable()
      table
        .uuid('library_id')
        .nullable()
        .references('runtime_h5p_libraries.id')
        .onDelete('SET NULL')
        .index()
      // Only the editor asks for it: nothing plays it.
      table.boolean('is_for_editor').notNullable().defaultTo(false)
      table.unique(['version_id', 'machine_name', 'major', 'minor'])
      table.index(['machine_name', 'major', 'minor'])
    })
    // Builds that a signed edition vouches for; they may come before or after the library itself.
    this.schema.createTable('runtime_h5p_vouched', (table) => {
      table.string('hash', 64).primary()
      table.datetime('created_at').notNullable()
    })
  }

  async down() {
    for (const table of [
      ...['runtime_h5p_vouched', 'runtime_h5p_needs'],
      ...['runtime_h5p_library_files', 'runtime_h5p_libraries'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
