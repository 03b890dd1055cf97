import { BaseSchema } from '@adonisjs/lucid/schema'

/** What changed for harvesters keeps the time it has until it is given its next one. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('library_exposures', (table) => {
      table.boolean('is_changed').notNullable().defaultTo(false).index()
    })
    this.defer(async (db) => {
      await db.from('library_exposures').whereNull('stamp').update({ is_changed: true })
    })
  }

  async down() {
    this.schema.alterTable('library_exposures', (table) => table.dropColumn('is_changed'))
  }
}
