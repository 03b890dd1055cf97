import { BaseSchema } from '@adonisjs/lucid/schema'

/** What an origin holds ready for its mirrors: profiles, what they come to, editions, publications, withdrawals. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('mirror_profiles', (table) => {
      table.uuid('id').primary()
      // Part of addresses and of the signed name: `editions/everyone/<code>.json`.
      table.string('code', 40).notNullable().unique()
      table.string('name_km', 120).notNullable()
      table.string('name_en', 120).notNullable()
      // Which institutions it is meant for, what it takes: `ProfileRules`.
      table.json('institutions').notNullable()
      table.json('content').notNullable()
      // The best quality of films: none, 240, 360, 480.
      table.string('quality', 4).notNullable()
      table.bigInteger('disk_bytes').nullable()
      table.bigInteger('month_bytes').nullable()
      table.text('search_text').notNullable()
      table.uuid('created_by').notNullable()
      table.datetime('archived_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('mirror_plans', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'profile_id', 'mirror_profiles.id').unique()
      // `PlanReport`: what it holds, what stays and why, what does not fit, the bytes of the next update by site.
      table.json('report').notNullable()
      table.datetime('made_at').notNullable()
    })
    this.schema.createTable('mirror_editions', (table) => {
      table.uuid('id').primary()
      this.belongs(table, 'profile_id', 'mirror_profiles.id')
      table.string('channel', 20).notNullable()
      table.bigInteger('sequence').notNullable()
      // building, built, published, replaced, failed
      table.string('state', 12).notNullable().index()
      // Of an edition that gives an earlier content again: that edition.
      table.uuid('from_id').nullable()
      // Names of objects, when they are built.
      table.string('name', 64).nullable()
      table.bigInteger('size').nullable()
      table.string('catalogue', 64).nullable().index()
      table.bigInteger('content_bytes').nullable()
      table.integer('blobs').nullable()
      table.integer('resources').nullable()
      table.string('note', 500).nullable()
      table.uuid('job_id').nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('built_at').nullable()
      table.datetime('published_at').nullable()
      table.datetime('replaced_at').nullable()
      table.unique(['profile_id', 'sequence'])
    })
    // One row for each signed publication; its version never falls, whatever becomes of the folder.
    this.schema.createTable('mirror_publications', (table) => {
      table.uuid('id').primary()
      table.bigInteger('version').notNullable().unique()
      table.bigInteger('revocations').notNullable()
      table.json('targets').notNullable()
      table.datetime('signed_at').notNullable()
      table.datetime('published_at').nullable()
    })
    // Only ever added; a row that was given back gets a second number.
    this.schema.createTable('mirror_revocations', (table) => {
      table.uuid('id').primary()
      table.string('table_name', 63).notNullable()
      table.string('row_id', 100).notNullable()
      table.bigInteger('sequence').notNullable().unique()
      // revoked, restored
      table.string('standing', 10).notNullable()
      table.string('reason_km', 500).nullable()
      table.string('reason_en', 500).nullable()
      table.string('title_km', 300).nullable()
      table.string('title_en', 300).nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.unique(['table_name', 'row_id'])
    })
  }

  private belongs(table: any, column: string, to: string) {
    return table.uuid(column).notNullable().references(to).onDelete('CASCADE').index()
  }

  async down() {
    for (const noun of ['revocations', 'publications', 'editions', 'plans', 'profiles']) {
      this.schema.dropTable(`mirror_${noun}`)
    }
  }
}
