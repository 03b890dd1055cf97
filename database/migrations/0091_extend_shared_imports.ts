import { BaseSchema } from '@adonisjs/lucid/schema'

/** Imports of things that lie elsewhere: what is gone there, rows that somebody leaves out, files fetched before. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('shared_imports', (table) => {
      table.integer('to_remove').notNullable().defaultTo(0)
      table.integer('left_out').notNullable().defaultTo(0)
      // How many rows carry each mark: `{ licence: 3 }`.
      table.json('marks').nullable()
    })
    this.schema.alterTable('shared_import_rows', (table) => {
      // What is remarkable about a row, by a code of its kind: `licence`.
      table.string('mark', 20).nullable()
      table.boolean('is_left_out').notNullable().defaultTo(false)
      // When its files were brought in; such rows are not fetched again after a kill.
      table.datetime('brought_at').nullable()
    })
  }

  async down() {
    for (const column of ['to_remove', 'left_out', 'marks']) {
      this.schema.raw(`alter table shared_imports drop column ${column}`)
    }
    for (const column of ['mark', 'is_left_out', 'brought_at']) {
      this.schema.raw(`alter table shared_import_rows drop column ${column}`)
    }
  }
}
