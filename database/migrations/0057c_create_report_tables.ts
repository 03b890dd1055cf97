import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // Whom reports of an institution reach; where it has nobody, those of the level above.
    this.schema.createTable('operations_contacts', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').notNullable().references('institutions.id')
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.string('topic', 12).notNullable()
      table.string('phone', 30).nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.unique(['institution_id', 'person_id', 'topic'])
    })
    this.schema.createTable('operations_reports', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('kind', 12).notNullable()
      table.string('state', 12).notNullable()
      table.string('outcome', 16).nullable()
      // The address of the page, without query and ids of people.
      table.string('page', 300).nullable()
      table.text('text').notNullable()
      table.uuid('reporter_id').nullable().index()
      table.string('reporter_contact', 120).nullable()
      // Where it happened, and whose contacts look after it now.
      table.uuid('institution_id').nullable().references('institutions.id')
      table.uuid('handler_id').nullable().references('institutions.id')
      table.uuid('assigned_to').nullable().index()
      table.integer('escalations').notNullable().defaultTo(0)
      table.datetime('due_at').notNullable()
      table.datetime('reminded_at').nullable()
      table.datetime('closed_at').nullable().index()
      table.datetime('created_at').notNullable()
      table.index(['handler_id', 'state', 'due_at'])
      table.index(['state', 'due_at'])
    })
    this.schema.createTable('operations_report_notes', (table) => {
      table.uuid('id').primary()
      table
        .uuid('report_id')
        .notNullable()
        .references('operations_reports.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('author_id').nullable()
      table.string('kind', 12).notNullable()
      table.text('text').nullable()
      // Whether the reporter may read it.
      table.boolean('is_shown').notNullable().defaultTo(false)
      table.datetime('created_at').notNullable()
    })
  }

  async down() {
    for (const noun of ['report_notes', 'reports', 'contacts']) {
      this.schema.dropTable(`operations_${noun}`)
    }
  }
}
