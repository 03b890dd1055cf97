import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // Where copies go: a folder, a stick, a bucket.
    this.schema.createTable('operations_backup_places', (table) => {
      table.uuid('id').primary()
      table.string('name', 120).notNullable()
      table.string('kind', 10).notNullable()
      table.json('config').notNullable()
      // Encrypted with the server's key.
      table.text('secret').nullable()
      // `off`, `hourly`, `daily`, `weekly`; from this hour on, of the day in Cambodia.
      table.string('schedule', 10).notNullable()
      table.integer('hour').notNullable()
      table.integer('keep_daily').notNullable()
      table.integer('keep_weekly').notNullable()
      table.integer('keep_monthly').notNullable()
      // A warning comes when the newest snapshot is older than so many days.
      table.integer('warn_days').notNullable()
      // Why the place could not be used when it was last tried, or null.
      table.string('problem', 40).nullable()
      table.datetime('warned_at').nullable()
      table.datetime('created_at').notNullable()
    })
    this.schema.createTable('operations_backups', (table) => {
      table.uuid('id').primary()
      table
        .uuid('place_id')
        .notNullable()
        .references('operations_backup_places.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('job_id').nullable()
      table.string('name', 40).nullable()
      // `running`, `whole`, `gaps` (blobs that this server does not have), `failed`, `cancelled`, `removed`.
      table.string('state', 10).notNullable().index()
      table.integer('rows').nullable()
      table.integer('blobs').nullable()
      table.bigInteger('bytes').nullable()
      table.bigInteger('added').nullable()
      table.boolean('locked').notNullable().defaultTo(false)
      table.string('error', 40).nullable()
      table.datetime('started_at').notNullable().index()
      table.datetime('finished_at').nullable()
    })
    this.schema.createTable('operations_drills', (table) => {
      table.uuid('id').primary()
      table
        .uuid('place_id')
        .nullable()
        .references('operations_backup_places.id')
        .onDelete('SET NULL')
        .index()
      table.string('snapshot_name', 40).nullable()
      table.boolean('passed').notNullable()
      table.integer('rows').nullable()
      table.integer('blobs').nullable()
      table.integer('seconds').notNullable()
      table.string('problem', 200).nullable()
      table.datetime('at').notNullable().index()
    })
    // Each restore begins a new life of the database; its id is the epoch that other servers are told.
    this.schema.createTable('operations_restores', (table) => {
      table.uuid('id').primary()
      table.uuid('snapshot_id').notNullable()
      table.string('snapshot_name', 40).notNullable()
      table.datetime('snapshot_at').notNullable()
      table.datetime('restored_at').notNullable()
    })
  }

  async down() {
    for (const noun of ['restores', 'drills', 'backups', 'backup_places']) {
      this.schema.dropTable(`operations_${noun}`)
    }
  }
}
