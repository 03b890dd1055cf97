import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who withdrew a row, words to find it by, and which editions are laid out no more. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('mirror_revocations', (table) => {
      // person, library (followed what was taken out of it), origin (passed on by a server that is both)
      table.string('source', 10).notNullable().defaultTo('person')
      table.text('search_text').notNullable().defaultTo('')
    })
    this.schema.alterTable('mirror_editions', (table) => {
      table.datetime('collected_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('mirror_editions', (table) => table.dropColumn('collected_at'))
    this.schema.alterTable('mirror_revocations', (table) => {
      table.dropColumn('source')
      table.dropColumn('search_text')
    })
  }
}
