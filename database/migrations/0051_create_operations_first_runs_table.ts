import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // The one-time codes with which the first administrator is created; only their hashes.
    this.schema.createTable('operations_first_runs', (table) => {
      table.uuid('id').primary()
      table.string('code_hash', 64).notNullable()
      table.datetime('expires_at').notNullable()
      table.datetime('used_at').nullable()
      table.datetime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('operations_first_runs')
  }
}
