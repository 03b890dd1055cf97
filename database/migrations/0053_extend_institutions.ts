import { BaseSchema } from '@adonisjs/lucid/schema'

const ADDED = [
  ...['cluster_id', 'annex_of_id', 'region', 'has_temporary_code', 'is_operating'],
  ...['valid_from', 'valid_to', 'merged_into_id'],
]

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('institutions_clusters', (table) => {
      table.uuid('id').primary()
      table.string('code', 20).notNullable().unique()
      table.string('name_km', 200).notNullable()
      table.string('name_en', 200).notNullable()
      table.uuid('core_id').nullable().references('institutions.id').index()
      table.string('place_code', 8).nullable().index()
      table.text('search_text').notNullable()
      table.string('sort_key', 160).notNullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.alterTable('institutions', (table) => {
      table.uuid('cluster_id').nullable().index()
      table.uuid('annex_of_id').nullable().index()
      table.string('region', 10).nullable()
      table.boolean('has_temporary_code').notNullable().defaultTo(false)
      table.boolean('is_operating').notNullable().defaultTo(true)
      table.date('valid_from').nullable()
      table.date('valid_to').nullable()
      table.uuid('merged_into_id').nullable().index()
    })
    this.schema.createTable('institutions_flags', (table) => {
      table.uuid('institution_id').notNullable().references('institutions.id').onDelete('CASCADE')
      table.string('code', 40).notNullable()
      table.primary(['institution_id', 'code'])
      table.index(['code', 'institution_id'])
    })
    // What an institution was called, coded and counted as before: old codes still find it.
    this.schema.createTable('institutions_histories', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').notNullable().references('institutions.id').onDelete('CASCADE')
      table.string('field', 40).notNullable()
      table.string('before', 200).nullable()
      table.string('after', 200).nullable()
      table.datetime('at').notNullable()
      table.index(['institution_id', 'at'])
      table.index(['field', 'before'])
    })
  }

  async down() {
    this.schema.dropTable('institutions_histories')
    this.schema.dropTable('institutions_flags')
    this.schema.alterTable('institutions', (table) => {
      for (const column of ['cluster_id', 'annex_of_id', 'merged_into_id']) table.dropIndex(column)
    })
    this.schema.alterTable('institutions', (table) => table.dropColumns(...ADDED))
    this.schema.dropTable('institutions_clusters')
  }
}
