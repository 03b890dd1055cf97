import { BaseSchema } from '@adonisjs/lucid/schema'
import { auditTriggers, dropAuditTriggers } from '#shared/audit/triggers'

const SINGLE = ['at', 'actor_id', 'verb', 'institution_id']
const PAIRS = ['actor_id', 'verb', 'institution_id', 'subject_id']

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('shared_audit', (table) => {
      // Somebody looked at a record; else something was changed.
      table.boolean('is_read').notNullable().defaultTo(false)
      for (const column of SINGLE) table.dropIndex([column])
      // In the order in which the page reads: the newest of a person, a verb, an institution, an object.
      table.index(['at', 'id'])
      for (const column of PAIRS) table.index([column, 'at', 'id'])
    })
    this.schema.createTable('shared_audit_seals', (table) => {
      table.uuid('id').primary()
      table.integer('sequence').notNullable().unique()
      table.string('day', 10).notNullable()
      table.datetime('starts_at').notNullable()
      table.datetime('ends_at').notNullable().index()
      table.string('state', 8).notNullable()
      table.integer('entries').notNullable().defaultTo(0)
      table.integer('late').notNullable().defaultTo(0)
      table.uuid('first_id').nullable()
      table.uuid('last_id').nullable()
      table.string('digest', 64).nullable()
      table.string('previous', 64).nullable()
      table.string('seal', 64).nullable()
      table.string('public_key', 80).nullable()
      table.string('signature', 100).nullable()
      table.datetime('sealed_at').nullable()
      table.datetime('pruned_at').nullable()
      table.string('pruned_signature', 100).nullable()
    })
    // Entries that came with a time of a day that was sealed already; they belong to the seal named here.
    this.schema.createTable('shared_audit_late', (table) => {
      table.uuid('entry_id').primary()
      table.integer('sealed_in').nullable().index()
    })
    this.schema.createTable('shared_schedules', (table) => {
      table.uuid('id').primary()
      table.string('name', 80).notNullable().unique()
      table.string('rule', 120).notNullable()
      table.datetime('next_at').nullable()
      table.datetime('started_at').nullable()
      table.uuid('job_id').nullable()
    })
    for (const statement of auditTriggers(this.db.dialect.name)) this.schema.raw(statement)
  }

  async down() {
    for (const statement of dropAuditTriggers(this.db.dialect.name)) this.schema.raw(statement)
    for (const noun of ['schedules', 'audit_late', 'audit_seals']) {
      this.schema.dropTable(`shared_${noun}`)
    }
    this.schema.alterTable('shared_audit', (table) => {
      table.dropIndex(['at', 'id'])
      for (const column of PAIRS) table.dropIndex([column, 'at', 'id'])
      table.dropColumn('is_read')
      for (const column of SINGLE) table.index([column])
    })
  }
}
