import { BaseSchema } from '@adonisjs/lucid/schema'
import { partitionByMonth } from '#runtime/actions/make_partitions'

/** Large and only ever added to: by month on PostgreSQL. */
const BY_MONTH = { runtime_statements: 'id', runtime_statement_relations: 'row_id' }

export default class extends BaseSchema {
  async up() {
    // The record of what learners did (xAPI), in the order of arrival: `id` holds the time, `statement_id` is its own.
    this.schema.createTable('runtime_statements', (table) => {
      table.uuid('id').primary()
      table.uuid('statement_id').notNullable()
      // What pages and queries ask for: ids made of the identifiers (`#runtime/lrs/store/keys`).
      table.uuid('actor_key').nullable()
      table.uuid('verb_key').notNullable()
      table.uuid('activity_key').nullable()
      table.uuid('authority_key').notNullable()
      table.uuid('registration').nullable()
      table.uuid('institution_id').nullable()
      table.uuid('launch_id').nullable()
      // Where it comes from: `external`, `scorm`, `h5p` ...
      table.string('source', 20).notNullable()
      table.boolean('is_voided').notNullable().defaultTo(false)
      table.boolean('has_attachments').notNullable().defaultTo(false)
      // When it happened, as the statement says.
      table.datetime('occurred_at').notNullable()
      // Text, because PostgreSQL would reorder the keys of JSON.
      table.text('statement').notNullable()
      table.index(['actor_key', 'id'])
      table.index(['verb_key', 'id'])
      table.index(['activity_key', 'id'])
      table.index(['authority_key', 'id'])
      table.index(['registration', 'id'])
      table.index(['institution_id', 'id'])
    })
    // Everybody and everything else that a statement speaks of, and what a statement that it points to speaks of.
    this.schema.createTable('runtime_statement_relations', (table) => {
      table.uuid('key').notNullable()
      table.uuid('row_id').notNullable()
      // The statement whose words they are: the same one, or the one pointed to.
      table.uuid('via_id').notNullable()
      // Only found where related agents or activities are asked for.
      table.boolean('is_broad').notNullable()
      table.primary(['key', 'row_id', 'via_id'])
    })
    // One row a statement: each is taken once, wherever it lies.
    this.schema.createTable('runtime_statement_keys', (table) => {
      table.uuid('statement_id').primary()
      table.uuid('row_id').notNullable()
    })
    // Statements whose object is another statement.
    this.schema.createTable('runtime_statement_references', (table) => {
      table.uuid('target_id').notNullable()
      table.uuid('row_id').notNullable()
      table.primary(['target_id', 'row_id'])
    })
    // What was taken back; the statement itself may arrive later.
    this.schema.createTable('runtime_statement_voids', (table) => {
      table.uuid('target_id').primary()
      table.uuid('row_id').notNullable()
    })
    this.schema.createTable('runtime_statement_attachments', (table) => {
      table.uuid('id').primary()
      table.uuid('row_id').notNullable()
      table.string('sha2', 128).notNullable()
      table.string('content_type', 200).notNullable()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.unique(['row_id', 'sha2'])
    })
    // What is known of activities: their definitions of all statements together.
    this.schema.createTable('runtime_statement_activities', (table) => {
      table.uuid('id').primary()
      table.text('iri').notNullable()
      table.text('definition').notNullable()
      table.datetime('updated_at').notNullable()
    })
    // Documents of State, Agent Profile and Activity Profile.
    this.schema.createTable('runtime_documents', (table) => {
      table.uuid('id').primary()
      // Made of everything that names the document.
      table.uuid('key').notNullable().unique()
      // state, agent, activity
      table.string('kind', 10).notNullable()
      table.uuid('activity_key').nullable()
      table.uuid('agent_key').nullable()
      table.uuid('registration').nullable()
      table.text('name').notNullable()
      table.uuid('institution_id').nullable()
      table.string('content_type', 200).notNullable()
      table.binary('content').notNullable()
      // SHA-1 of the content, as xAPI asks.
      table.string('etag', 40).notNullable()
      table.datetime('updated_at').notNullable()
      table.index(['agent_key', 'activity_key', 'kind'])
      table.index(['activity_key', 'kind'])
    })
    // Other record stores to which statements go on.
    this.schema.createTable('runtime_statement_targets', (table) => {
      table.uuid('id').primary()
      table.string('name', 100).notNullable()
      table.text('endpoint').notNullable()
      table.string('username', 200).notNullable()
      // Encrypted with the key of the application.
      table.text('password').notNullable()
      table.string('version', 10).notNullable()
      table.text('verbs').notNullable().defaultTo('')
      table.text('activities').notNullable().defaultTo('')
      table.uuid('institution_id').nullable()
      table.boolean('is_active').notNullable().defaultTo(true)
      table.integer('failures').notNullable().defaultTo(0)
      table.text('last_error').nullable()
      table.bigInteger('sent').notNullable().defaultTo(0)
      table.datetime('last_sent_at').nullable()
      table.datetime('due_at').notNullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    // What waits to go there; written with the statement.
    this.schema.createTable('runtime_statement_forwards', (table) => {
      table
        .uuid('target_id')
        .notNullable()
        .references('runtime_statement_targets.id')
        .onDelete('CASCADE')
      table.uuid('row_id').notNullable()
      table.string('refusal', 300).nullable()
      table.primary(['target_id', 'row_id'])
    })
    this.defer((client) => partitionByMonth(client, BY_MONTH))
  }

  async down() {
    for (const table of [
      ...['statement_forwards', 'statement_targets', 'documents', 'statement_activities'],
      ...['statement_attachments', 'statement_voids', 'statement_references', 'statement_keys'],
      ...['statement_relations', 'statements'],
    ]) {
      this.schema.dropTable(`runtime_${table}`)
    }
  }
}
