import { BaseSchema } from '@adonisjs/lucid/schema'

/** Collections, what people keep and rate, how often things are used and where, and work on gaps. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('library_collections', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.uuid('parent_id').nullable().references('library_collections.id').index()
      table.integer('position').notNullable().defaultTo(0)
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.text('description_km').nullable()
      table.text('description_en').nullable()
      table.text('search_text').notNullable().defaultTo('')
      // `draft` for its author, `published` for everyone.
      table.string('state', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('library_collection_items', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'collection_id', 'library_collections.id')
      this.belongs(table, 'resource_id', 'library_resources.id')
      table.integer('position').notNullable()
      table.string('note_km', 500).nullable()
      table.string('note_en', 500).nullable()
      table.unique(['collection_id', 'resource_id'])
    })
    this.schema.createTable('library_saves', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable()
      this.belongs(table, 'resource_id', 'library_resources.id')
      table.datetime('created_at').notNullable()
      table.unique(['person_id', 'resource_id'])
    })
    this.schema.createTable('library_ratings', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'resource_id', 'library_resources.id')
      table.uuid('person_id').notNullable().index()
      // How useful it was in class, 1 to 5.
      table.integer('stars').notNullable()
      table.string('comment', 1000).nullable()
      table.datetime('updated_at').notNullable()
      table.unique(['resource_id', 'person_id'])
    })
    // Counted by day, written in portions; a row may outlive what it counts.
    this.schema.createTable('library_use_counts', (table) => {
      table.uuid('id').primary()
      table.uuid('resource_id').notNullable()
      table.string('day', 10).notNullable()
      table.integer('views').notNullable().defaultTo(0)
      table.integer('downloads').notNullable().defaultTo(0)
      table.unique(['resource_id', 'day'])
    })
    // Where modules above use a resource, as they tell by events.
    this.schema.createTable('library_resource_uses', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'resource_id', 'library_resources.id')
      table.integer('version').nullable()
      table.string('subject_type', 40).notNullable()
      table.uuid('subject_id').notNullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.string('href', 300).notNullable()
      table.unique(['subject_type', 'subject_id', 'resource_id'])
    })
    this.schema.createTable('library_work_orders', (table) => {
      table.uuid('id').primary()
      table.uuid('lesson_id').notNullable().references('curriculum_lessons.id').index()
      table.string('language', 8).notNullable()
      table.string('kind', 20).nullable()
      table.text('note').nullable()
      // `open`, `assigned`, `done`, `cancelled`.
      table.string('state', 12).notNullable().index()
      table.uuid('opened_by').notNullable()
      table.uuid('assignee_id').nullable().index()
      table.string('due_on', 10).nullable()
      // What came of it.
      table.uuid('resource_id').nullable().references('library_resources.id')
      table.datetime('created_at').notNullable()
      table.datetime('done_at').nullable()
      // The reminder before its day went out.
      table.datetime('reminded_at').nullable()
    })
  }

  private belongs(table: any, column: string, to: string) {
    table.uuid(column).notNullable().references(to).onDelete('CASCADE').index()
  }

  async down() {
    for (const table of [
      ...['library_work_orders', 'library_resource_uses', 'library_use_counts'],
      ...['library_ratings', 'library_saves', 'library_collection_items', 'library_collections'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
