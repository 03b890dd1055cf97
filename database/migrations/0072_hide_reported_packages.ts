import { BaseSchema } from '@adonisjs/lucid/schema'

/** A package that was reported may be kept from its learners until it is released. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('runtime_packages', (table) => {
      table.datetime('hidden_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('runtime_packages', (table) => {
      table.dropColumn('hidden_at')
    })
  }
}
