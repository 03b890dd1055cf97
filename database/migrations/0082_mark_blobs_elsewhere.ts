import { BaseSchema } from '@adonisjs/lucid/schema'

/** A mirror knows of files whose bytes stay at the centre, such as the original of a film of which it has a copy. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('media_blobs', (table) => {
      table.boolean('is_elsewhere').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('media_blobs', (table) => table.dropColumn('is_elsewhere'))
  }
}
