import { BaseSchema } from '@adonisjs/lucid/schema'

/** The side that receives: whom this server follows, the editions that came, and each contact. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('mirror_origins', (table) => {
      table.uuid('id').primary()
      table.string('name', 200).notNullable()
      table.string('url', 500).nullable()
      // `waiting` for an answer, `active`, `suspended`, `retired`.
      table.string('state', 12).notNullable().index()
      // The first root of trust, as it was handed over when the two met.
      table.text('root').nullable()
      // What the origin calls this server.
      table.uuid('site_id').nullable()
      table.string('code', 12).nullable()
      table.string('channel', 40).notNullable()
      table.string('profile', 40).notNullable()
      table.string('public_key', 64).notNullable()
      // Encrypted with the key of this server.
      table.text('secret_key').notNullable()
      // The machine on which the key was made; another one is a copy of this server.
      table.string('hardware', 64).nullable()
      table.bigInteger('counter').notNullable().defaultTo(0)
      // The highest versions ever trusted, see docs/protocols/mirror.md section 8.4.
      table.integer('seen_root').notNullable().defaultTo(0)
      table.integer('seen_timestamp').notNullable().defaultTo(0)
      table.integer('seen_targets').notNullable().defaultTo(0)
      // What is withdrawn here: the sequence and the object.
      table.integer('revocations').notNullable().defaultTo(0)
      table.string('revocations_name', 64).nullable()
      table.integer('sequence').notNullable().defaultTo(0)
      table.uuid('current_id').nullable()
      table.uuid('previous_id').nullable()
      // No time before this is true, whatever the clock of this machine says.
      table.datetime('clock_floor').nullable()
      table.integer('rate_kb').nullable()
      table.string('night_from', 5).nullable()
      table.string('night_to', 5).nullable()
      // Addresses of servers near by that may have the same objects.
      table.json('peers').notNullable()
      table.datetime('last_contact_at').nullable()
      table.string('last_medium', 12).nullable()
      table.string('note', 60).nullable()
      table.integer('failures').notNullable().defaultTo(0)
      table.datetime('next_poll_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('mirror_received', (table) => {
      table.uuid('id').primary()
      table.uuid('origin_id').notNullable().references('mirror_origins.id').index()
      table.string('name', 64).notNullable()
      table.string('channel', 40).notNullable()
      table.string('profile', 40).notNullable()
      table.integer('sequence').notNullable()
      table.string('catalogue', 64).nullable()
      // See docs/protocols/mirror.md section 18.
      table.string('state', 12).notNullable().index()
      table.string('note', 60).nullable()
      table.string('medium', 12).notNullable()
      table.datetime('issued_at').nullable()
      table.datetime('stale_after').nullable()
      table.string('min_app_version', 40).nullable()
      table.integer('objects').notNullable().defaultTo(0)
      table.bigInteger('bytes').notNullable().defaultTo(0)
      table.integer('missing_objects').notNullable().defaultTo(0)
      table.bigInteger('missing_bytes').notNullable().defaultTo(0)
      table.datetime('activated_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
      table.unique(['origin_id', 'name'])
    })
    this.schema.createTable('mirror_visits', (table) => {
      table.uuid('id').primary()
      table.uuid('origin_id').notNullable().references('mirror_origins.id').index()
      table.string('medium', 12).notNullable()
      table.uuid('stick_id').nullable().index()
      table.uuid('received_id').nullable()
      // `running`, `done`, `nothing_new`, `partial`, `held`, `refused`, `failed`.
      table.string('outcome', 16).notNullable()
      table.string('note', 60).nullable()
      table.integer('objects').notNullable().defaultTo(0)
      table.bigInteger('bytes').notNullable().defaultTo(0)
      table.integer('bad').notNullable().defaultTo(0)
      table.integer('withdrawn').notNullable().defaultTo(0)
      table.datetime('started_at').notNullable().index()
      table.datetime('finished_at').nullable()
    })
  }

  async down() {
    for (const table of ['mirror_visits', 'mirror_received', 'mirror_origins']) {
      this.schema.dropTable(table)
    }
  }
}
