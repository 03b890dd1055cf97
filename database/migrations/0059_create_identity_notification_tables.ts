import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('identity_notifications', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id').onDelete('CASCADE')
      table.string('kind', 80).notNullable()
      table.json('data').notNullable()
      table.string('href', 300).nullable()
      table.uuid('institution_id').nullable()
      table.datetime('created_at').notNullable().index()
      table.datetime('read_at').nullable()
      table.index(['person_id', 'read_at'])
      table.index(['person_id', 'created_at'])
    })
    // What leaves the server: one row a notification and channel.
    this.schema.createTable('identity_notification_deliveries', (table) => {
      table.uuid('id').primary()
      table
        .uuid('notification_id')
        .notNullable()
        .references('identity_notifications.id')
        .onDelete('CASCADE')
      table.uuid('person_id').notNullable()
      table.string('channel', 12).notNullable()
      table.string('state', 12).notNullable()
      // When it is tried next; also the end of the lease of the process that tries it.
      table.datetime('due_at').notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.string('error', 60).nullable()
      table.datetime('sent_at').nullable()
      table.datetime('created_at').notNullable()
      table.unique(['notification_id', 'channel'])
      table.index(['state', 'due_at'])
    })
    this.schema.createTable('identity_notification_choices', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id').onDelete('CASCADE')
      table.string('kind_group', 40).notNullable()
      table.string('channel', 12).notNullable()
      table.string('mode', 8).notNullable()
      table.unique(['person_id', 'kind_group', 'channel'])
    })
    // How a person is reached: the quiet hours and the chat with the bot.
    this.schema.createTable('identity_notification_profiles', (table) => {
      table.uuid('id').primary()
      table
        .uuid('person_id')
        .notNullable()
        .unique()
        .references('identity_people.id')
        .onDelete('CASCADE')
      table.boolean('is_quiet').notNullable().defaultTo(true)
      table.string('quiet_from', 5).nullable()
      table.string('quiet_to', 5).nullable()
      table.text('telegram_chat').nullable()
      table.string('telegram_hash', 64).nullable().index()
      table.string('link_hash', 64).nullable().index()
      table.datetime('link_expires_at').nullable()
    })
    // Who of several processes does a recurring work now.
    this.schema.createTable('shared_leases', (table) => {
      table.string('name', 80).primary()
      table.uuid('holder').notNullable()
      table.datetime('until').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('shared_leases')
    for (const noun of ['profiles', 'choices', 'deliveries']) {
      this.schema.dropTable(`identity_notification_${noun}`)
    }
    this.schema.dropTable('identity_notifications')
  }
}
