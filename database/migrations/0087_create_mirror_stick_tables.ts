import { BaseSchema } from '@adonisjs/lucid/schema'

/** Sticks: what was written onto them here, what mirrors said on them, and what went home with them. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('mirror_origins', (table) => {
      // Servers near by may fetch files from here.
      table.boolean('is_sharing').notNullable().defaultTo(false)
    })
    this.schema.alterTable('mirror_visits', (table) => {
      // What was put on the stick for its way home: `given`, `read_only`, `no_room`.
      table.string('home', 12).nullable()
    })
    this.schema.createTable('mirror_stick_writes', (table) => {
      table.uuid('id').primary()
      // The first stick of an edition; a second and third one carry its id too.
      table.uuid('set_id').notNullable().index()
      table.integer('part').notNullable()
      table.string('mount', 500).notNullable()
      // From the label, when it is written.
      table.uuid('stick_id').nullable().index()
      table.string('channel', 40).notNullable()
      table.string('profile', 40).notNullable()
      // For one mirror: only what that one lacks.
      table.uuid('site_id').nullable().references('mirror_sites.id').onDelete('SET NULL').index()
      table.integer('sequence').nullable()
      // `writing`, `written`, `failed`, `stopped`
      table.string('state', 12).notNullable().index()
      table.string('note', 60).nullable()
      table.boolean('is_proven').nullable()
      table.boolean('is_last').nullable()
      table.integer('files').notNullable().defaultTo(0)
      table.bigInteger('bytes').notNullable().defaultTo(0)
      table.integer('left_files').notNullable().defaultTo(0)
      table.bigInteger('left_bytes').notNullable().defaultTo(0)
      table.uuid('job_id').nullable()
      // It was out since: what is read from it now comes from the stick itself.
      table.datetime('taken_out_at').nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable().index()
      table.datetime('finished_at').nullable()
    })
    this.schema.createTable('mirror_stick_reports', (table) => {
      table.uuid('id').primary()
      table.uuid('site_id').notNullable().references('mirror_sites.id').onDelete('CASCADE').index()
      table.uuid('stick_id').nullable()
      table.bigInteger('counter').notNullable()
      // `taken`, `older`, `refused`
      table.string('outcome', 12).notNullable()
      // How many files the mirror lacked of the edition that was coming; null where it did not say.
      table.integer('wants').nullable()
      // What modules sent home with it.
      table.integer('bundles').notNullable().defaultTo(0)
      table.datetime('read_at').notNullable().index()
      table.unique(['site_id', 'counter'])
    })
  }

  async down() {
    this.schema.dropTable('mirror_stick_reports')
    this.schema.dropTable('mirror_stick_writes')
    this.schema.alterTable('mirror_visits', (table) => table.dropColumn('home'))
    this.schema.alterTable('mirror_origins', (table) => table.dropColumn('is_sharing'))
  }
}
