import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // One time of playing an assignable unit of a cmi5 course; its id is the session id of the standard.
    this.schema.createTable('runtime_sessions', (table) => {
      table.uuid('id').primary()
      table
        .uuid('launch_id')
        .notNullable()
        .references('runtime_launches.id')
        .onDelete('CASCADE')
        .index()
      table
        .uuid('attempt_id')
        .notNullable()
        .references('runtime_attempts.id')
        .onDelete('CASCADE')
        .index()
      // The unit, as in `runtime_attempt_scos`.
      table.string('sco', 500).notNullable()
      // normal, browse, review
      table.string('mode', 10).notNullable()
      // Where the unit lies, where that is not here: it may speak to the record store from there.
      table.string('outside_origin', 300).nullable()
      table.datetime('fetched_at').nullable()
      table.datetime('preferences_at').nullable()
      table.datetime('initialized_at').nullable()
      table.datetime('last_at').notNullable()
      table.datetime('ended_at').nullable().index()
      // terminated, abandoned
      table.string('ending', 12).nullable()
      // Words for what it has said: completed, passed, failed.
      table.string('said', 60).notNullable().defaultTo('')
      table.datetime('created_at').notNullable()
    })
    // Other sites to which a package leads; nothing there opens before it is approved.
    this.schema.createTable('runtime_outside_origins', (table) => {
      table.uuid('id').primary()
      table.uuid('package_id').notNullable().references('runtime_packages.id').onDelete('CASCADE')
      // Scheme, host and port.
      table.string('origin', 300).notNullable()
      // One of the addresses there, and how many there are in the newest version.
      table.text('example').notNullable()
      table.integer('count').notNullable()
      table.text('search_text').notNullable().defaultTo('')
      // waiting, approved, rejected, withdrawn
      table.string('state', 12).notNullable().index()
      table.text('reason').nullable()
      table.uuid('decided_by').nullable()
      table.datetime('decided_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable().index()
      table.unique(['package_id', 'origin'])
    })
    // A package that leads to another site stays on the server where it was approved.
    this.schema.alterTable('runtime_packages', (table) => {
      table.boolean('leads_outside').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('runtime_packages', (table) => table.dropColumn('leads_outside'))
    this.schema.dropTable('runtime_outside_origins')
    this.schema.dropTable('runtime_sessions')
  }
}
