import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // Keys with which other programs read; of each only the hash.
    this.schema.createTable('identity_api_tokens', (table) => {
      table.uuid('id').primary()
      table.string('name', 100).notNullable()
      // The person in whose name a program asks; null for a service.
      table.uuid('person_id').nullable().references('identity_people.id').onDelete('CASCADE')
      table.json('scopes').notNullable()
      // What it may see of institutions: this one and all below it, or all.
      table.uuid('institution_id').nullable().references('institutions.id')
      table.string('beginning', 12).notNullable()
      table.string('secret_hash', 64).notNullable().unique()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('expires_at').notNullable()
      table.datetime('last_used_at').nullable()
      table.datetime('revoked_at').nullable()
    })
  }

  async down() {
    this.schema.dropTable('identity_api_tokens')
  }
}
