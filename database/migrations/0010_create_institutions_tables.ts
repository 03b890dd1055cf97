import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('institutions_places', (table) => {
      table.uuid('id').primary()
      table.string('code', 8).notNullable().unique()
      table.string('parent_code', 8).nullable().index()
      table.string('type', 20).notNullable()
      table.string('type_km', 60).notNullable()
      table.string('name_km', 120).notNullable()
      table.string('name_en', 120).notNullable()
    })
    this.schema.createTable('institutions_code_entries', (table) => {
      table.uuid('id').primary()
      table.string('list', 60).notNullable()
      table.string('code', 60).notNullable()
      table.string('label_km', 300).notNullable()
      table.string('label_en', 300).notNullable()
      table.integer('position').notNullable().defaultTo(0)
      table.unique(['list', 'code'])
    })
    this.schema.createTable('institutions', (table) => {
      table.uuid('id').primary()
      table.string('location_code', 11).nullable().unique()
      table.string('emis_code', 11).nullable().unique()
      table.string('type_code', 10).notNullable().index()
      table.uuid('parent_id').nullable().references('institutions.id').index()
      table.string('place_code', 8).nullable().index()
      table.string('name_km', 200).notNullable()
      table.string('name_en', 200).notNullable()
      table.text('search_text').notNullable()
      table.string('sort_key', 160).notNullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    // Every pair of an institution and one above it (itself at depth 0): a subtree is one indexed look-up.
    this.schema.createTable('institutions_tree', (table) => {
      table.uuid('ancestor_id').notNullable().references('institutions.id').onDelete('CASCADE')
      table.uuid('descendant_id').notNullable().references('institutions.id').onDelete('CASCADE')
      table.integer('depth').notNullable()
      table.primary(['ancestor_id', 'descendant_id'])
      table.index(['descendant_id', 'depth'])
    })
  }

  async down() {
    for (const table of [
      'institutions_tree',
      'institutions',
      'institutions_code_entries',
      'institutions_places',
    ]) {
      this.schema.dropTable(table)
    }
  }
}
