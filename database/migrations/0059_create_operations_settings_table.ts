import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // What the administrators decided on the page of settings; secrets are encrypted with the key of the application.
    this.schema.createTable('operations_settings', (table) => {
      table.string('name', 40).primary()
      table.text('value').notNullable()
      table.datetime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('operations_settings')
  }
}
