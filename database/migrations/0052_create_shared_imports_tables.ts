import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('shared_imports', (table) => {
      table.uuid('id').primary()
      table.string('kind', 80).notNullable()
      table.uuid('owner_id').notNullable()
      // The person's grants when the file was brought or applied: the job acts with these.
      table.json('actor').notNullable()
      table.string('locale', 5).notNullable()
      table.json('options').notNullable()
      table.string('file_name', 255).notNullable()
      table.string('format', 12).notNullable()
      table.integer('size').notNullable()
      table.string('state', 12).notNullable()
      table.uuid('job_id').nullable()
      table.json('heads').nullable()
      table.json('problem').nullable()
      table.integer('to_add').notNullable().defaultTo(0)
      table.integer('to_change').notNullable().defaultTo(0)
      table.integer('same').notNullable().defaultTo(0)
      table.integer('bad').notNullable().defaultTo(0)
      table.boolean('rows_dropped').notNullable().defaultTo(false)
      table.datetime('created_at').notNullable()
      table.datetime('applied_at').nullable()
      table.index(['owner_id', 'created_at'])
      table.index(['state', 'created_at'])
    })
    this.schema.createTable('shared_import_rows', (table) => {
      table.uuid('import_id').notNullable()
      table.integer('line').notNullable()
      table.string('place', 120).nullable()
      table.string('outcome', 6).notNullable()
      table.integer('rank').notNullable().defaultTo(0)
      table.string('label', 300).notNullable()
      table.uuid('subject_id').nullable()
      table.json('cells').notNullable()
      table.json('row_values').nullable()
      table.json('changes').nullable()
      table.json('problems').nullable()
      table.primary(['import_id', 'line'])
      table.foreign('import_id').references('shared_imports.id').onDelete('CASCADE')
      table.index(['import_id', 'outcome', 'line'])
      table.index(['import_id', 'rank', 'line'])
    })
  }

  async down() {
    this.schema.dropTable('shared_import_rows')
    this.schema.dropTable('shared_imports')
  }
}
