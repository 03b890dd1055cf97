import { BaseSchema } from '@adonisjs/lucid/schema'

/** The mirrors of an origin: whom it serves with which profile, and what each said of itself last. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('mirror_sites', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('name', 200).notNullable()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.uuid('profile_id').notNullable().references('mirror_profiles.id').index()
      table.string('channel', 20).notNullable()
      // Ed25519, hexadecimal.
      table.string('public_key', 64).notNullable().unique()
      // waiting, active, suspended, retired
      table.string('state', 12).notNullable().index()
      table.string('hardware', 128).nullable()
      table.uuid('replaced_by').nullable()
      // Of the last signed report: it only rises.
      table.bigInteger('counter').notNullable().defaultTo(0)
      table.string('catalogue', 64).nullable()
      table.bigInteger('sequence').nullable()
      table.bigInteger('revocations').notNullable().defaultTo(0)
      table.string('app_version', 40).nullable()
      table.bigInteger('free_bytes').nullable()
      // A code such as `disk_full`, while something keeps it from going on.
      table.string('state_note', 60).nullable()
      // http, stick
      table.string('medium', 8).nullable()
      // What it fetched in the present month.
      table.string('month', 7).nullable()
      table.bigInteger('month_bytes').notNullable().defaultTo(0)
      table.datetime('seen_at').nullable().index()
      table.uuid('paired_by').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('mirror_sites')
  }
}
