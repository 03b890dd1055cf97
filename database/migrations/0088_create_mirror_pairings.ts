import { BaseSchema } from '@adonisjs/lucid/schema'

/** Pairing with a code, what became of each mirror, and what tells a copy of a mirror from the mirror. */
export default class extends BaseSchema {
  async up() {
    // At an origin: servers that ask to be a mirror of it.
    this.schema.createTable('mirror_pairings', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      // The first part of the code that the mirror shows; the rest never goes over a line.
      table.string('number', 4).notNullable().index()
      table.string('name', 200).notNullable()
      table.string('public_key', 64).notNullable().unique()
      // http, stick
      table.string('medium', 8).notNullable()
      // As it came, with its signature and its proof.
      table.json('request').notNullable()
      // What it says to have been here before.
      table.uuid('formerly').nullable()
      // waiting, accepted, refused
      table.string('state', 12).notNullable().index()
      table.string('reason', 300).nullable()
      table.integer('wrong_codes').notNullable().defaultTo(0)
      table.uuid('site_id').nullable().references('mirror_sites.id').onDelete('SET NULL').index()
      table.json('answer').nullable()
      table.uuid('decided_by').nullable()
      table.datetime('decided_at').nullable()
      table.datetime('expires_at').notNullable().index()
      table.text('search_text').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    // At an origin: contacts, alike ones of a day in one row, and what was decided.
    this.schema.createTable('mirror_site_events', (table) => {
      table.uuid('id').primary()
      table.uuid('site_id').notNullable().references('mirror_sites.id').onDelete('CASCADE')
      table.string('kind', 20).notNullable()
      table.string('medium', 8).nullable()
      table.bigInteger('sequence').nullable()
      table.bigInteger('revocations').nullable()
      table.string('note', 60).nullable()
      table.string('app_version', 40).nullable()
      table.integer('polls').notNullable().defaultTo(1)
      table.json('data').nullable()
      table.uuid('person_id').nullable()
      table.datetime('began_at').notNullable()
      table.datetime('ended_at').notNullable()
      table.index(['site_id', 'began_at'])
    })
    this.schema.alterTable('mirror_sites', (table) => {
      table.string('hardware_before', 128).nullable()
      table.datetime('hardware_changed_at').nullable()
      // Where the last ones that asked ran, the newest last.
      table.json('boots').nullable()
      // The last question that was answered, so that its repetition is known.
      table.string('last_ask', 64).nullable()
      // How often its memory went back, and when it did last.
      table.integer('forks').notNullable().defaultTo(0)
      table.datetime('forked_at').nullable()
      table.datetime('cloned_at').nullable()
    })
    this.schema.alterTable('mirror_origins', (table) => {
      // While this server waits for an answer: `OwnPairing`; the part of the code that nobody else knows, encrypted.
      table.json('pairing').nullable()
      table.text('pairing_secret').nullable()
      // Why the origin does not serve this mirror: suspended, retired, reenrol, not_signed.
      table.string('standing', 12).nullable()
      table.datetime('standing_at').nullable()
    })
  }

  async down() {
    this.schema.dropTable('mirror_site_events')
    this.schema.dropTable('mirror_pairings')
    this.schema.alterTable('mirror_sites', (table) => {
      table.dropColumns('hardware_before', 'hardware_changed_at', 'boots', 'last_ask')
      table.dropColumns('forks', 'forked_at', 'cloned_at')
    })
    this.schema.alterTable('mirror_origins', (table) => {
      table.dropColumns('pairing', 'pairing_secret', 'standing', 'standing_at')
    })
  }
}
