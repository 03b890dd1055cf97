import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('shared_outbox', (table) => {
      table.uuid('id').primary()
      table.string('kind', 80).notNullable()
      table.integer('version').notNullable()
      table.string('subject', 64).notNullable()
      table.json('body').notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.datetime('next_at').nullable()
      table.datetime('delivered_at').nullable()
      table.string('error', 500).nullable()
      table.datetime('created_at').notNullable()
      table.index(['delivered_at', 'next_at'])
    })
    this.schema.createTable('shared_audit', (table) => {
      table.uuid('id').primary()
      table.datetime('at').notNullable().index()
      table.uuid('actor_id').notNullable().index()
      table.string('verb', 80).notNullable().index()
      table.string('subject_type', 60).notNullable()
      table.string('subject_id', 64).notNullable()
      table.uuid('institution_id').nullable().index()
      table.json('before').nullable()
      table.json('after').nullable()
      table.index(['subject_type', 'subject_id'])
    })
    this.schema.createTable('shared_jobs', (table) => {
      table.uuid('id').primary()
      table.string('kind', 80).notNullable()
      table.uuid('owner_id').notNullable().index()
      table.json('input').notNullable()
      table.string('state', 12).notNullable().index()
      table.integer('done').notNullable().defaultTo(0)
      table.integer('total').nullable()
      table.string('step', 80).nullable()
      table.json('result').nullable()
      table.string('error', 80).nullable()
      table.json('saved').nullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.datetime('next_at').nullable()
      table.boolean('cancel_requested').notNullable().defaultTo(false)
      table.datetime('created_at').notNullable()
      table.datetime('started_at').nullable()
      table.datetime('heartbeat_at').nullable()
      table.datetime('finished_at').nullable()
    })
    this.schema.createTable('shared_packs', (table) => {
      table.uuid('id').primary()
      table.string('name', 80).notNullable().unique()
      table.string('version', 40).notNullable()
      table.string('sha256', 64).notNullable()
      table.string('stamp', 64).notNullable()
      table.json('counts').notNullable()
      table.datetime('applied_at').notNullable()
    })
  }

  async down() {
    for (const table of ['shared_packs', 'shared_jobs', 'shared_audit', 'shared_outbox']) {
      this.schema.dropTable(table)
    }
  }
}
