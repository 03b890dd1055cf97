import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // What packages of SCORM 2004 keep for each other of one learner (`adl.data`).
    this.schema.createTable('runtime_shared_data', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id')
      // SHA-256 of the store's name: names may be 4,000 characters long.
      table.string('key', 64).notNullable()
      table.text('name').notNullable()
      table.text('value').notNullable()
      table.datetime('updated_at').notNullable()
      table.unique(['person_id', 'key'])
    })
  }

  async down() {
    this.schema.dropTable('runtime_shared_data')
  }
}
