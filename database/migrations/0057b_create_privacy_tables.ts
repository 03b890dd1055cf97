import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('identity_people', (table) => {
      // Set when the person's data were erased; the row stays for the records that name it.
      table.datetime('erased_at').nullable()
    })
    this.schema.createTable('identity_privacy_notices', (table) => {
      table.uuid('id').primary()
      table.string('version', 20).notNullable().unique()
      table.text('text_km').notNullable()
      table.text('text_en').notNullable()
      // The same in simple words for pupils of 12 to 18.
      table.text('pupil_km').notNullable()
      table.text('pupil_en').notNullable()
      table.datetime('published_at').notNullable().index()
      table.uuid('published_by').nullable()
    })
    this.schema.createTable('identity_consents', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id')
      table.uuid('notice_id').notNullable().references('identity_privacy_notices.id')
      table.datetime('acknowledged_at').notNullable()
      table.unique(['person_id', 'notice_id'])
    })
    this.schema.createTable('identity_data_exports', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.uuid('requested_by').notNullable().index()
      table.string('state', 8).notNullable()
      table.integer('bytes').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('expires_at').nullable().index()
    })
    this.schema.createTable('operations_privacy_requests', (table) => {
      table.uuid('id').primary()
      table.string('kind', 12).notNullable()
      table.string('state', 10).notNullable()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.uuid('institution_id').nullable().references('institutions.id')
      table.uuid('requested_by').notNullable().index()
      // A guardian, for whom the school opened the request.
      table.string('asker_name', 120).nullable()
      table.string('asker_relation', 60).nullable()
      table.string('identity_check', 300).nullable()
      table.text('text').nullable()
      table.text('reason').nullable()
      table.uuid('decided_by').nullable()
      table.datetime('decided_at').nullable()
      table.datetime('due_at').notNullable()
      table.datetime('created_at').notNullable()
      table.index(['institution_id', 'state', 'due_at'])
      table.index(['state', 'due_at'])
    })
    this.schema.createTable('operations_retention_rules', (table) => {
      table.uuid('id').primary()
      table.string('kind', 60).notNullable().unique()
      table.integer('days').nullable()
      table.uuid('updated_by').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('operations_retention_runs', (table) => {
      table.uuid('id').primary()
      table.boolean('is_dry').notNullable()
      table.uuid('started_by').notNullable()
      table.json('counts').notNullable()
      table.datetime('started_at').notNullable().index()
      table.datetime('finished_at').nullable()
    })
  }

  async down() {
    for (const noun of [
      ...['operations_retention_runs', 'operations_retention_rules'],
      ...['operations_privacy_requests', 'identity_data_exports'],
      ...['identity_consents', 'identity_privacy_notices'],
    ]) {
      this.schema.dropTable(noun)
    }
    this.schema.alterTable('identity_people', (table) => table.dropColumn('erased_at'))
  }
}
