import { BaseSchema } from '@adonisjs/lucid/schema'
import { clusterText } from '#shared/khmer/clusters'

const PLACES = ['roll_number', 'starts_on', 'ends_on', 'status']
const CLASSES = ['shift', 'room', 'capacity', 'search_text']

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('identity_classes', (table) => {
      // Codes of the list `class_shift`.
      table.string('shift', 20).nullable()
      table.string('room', 40).nullable()
      table.integer('capacity').nullable()
      table.text('search_text').notNullable().defaultTo('')
    })
    this.schema.alterTable('identity_class_pupils', (table) => {
      table.integer('roll_number').nullable()
      table.date('starts_on').nullable()
      table.date('ends_on').nullable()
      // Why the place ended; `active` while it has not.
      table.string('status', 12).notNullable().defaultTo('active')
    })
    this.schema.createTable('identity_class_teachers', (table) => {
      table.uuid('id').primary()
      table.uuid('class_id').notNullable().references('identity_classes.id').onDelete('CASCADE')
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.uuid('subject_id').notNullable().references('curriculum_subjects.id')
      table.date('starts_on').nullable()
      table.date('ends_on').nullable()
      table.unique(['class_id', 'person_id', 'subject_id'])
    })
    this.schema.alterTable('identity_memberships', (table) => {
      // A guest keeps the own institution; nobody there gives the account a new password.
      table.boolean('is_guest').notNullable().defaultTo(false)
    })
    this.schema.alterTable('identity_login_sessions', (table) => {
      table.boolean('is_shared').notNullable().defaultTo(false)
      // The hash of the cookie that tells devices apart.
      table.string('device_key', 64).nullable().index()
    })
    this.schema.createTable('identity_transfers', (table) => {
      table.uuid('id').primary()
      table.string('kind', 10).notNullable()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.uuid('from_institution_id').notNullable().references('institutions.id').index()
      table.uuid('to_institution_id').notNullable().references('institutions.id').index()
      table.string('role', 40).notNullable()
      table.date('starts_on').notNullable()
      table.date('ends_on').nullable()
      table.string('reason', 300).nullable()
      // Which side still has to say yes: `from`, `to`, or null where it is decided.
      table.string('awaits', 4).nullable()
      table.string('state', 10).notNullable().index()
      table.uuid('asked_by').notNullable().references('identity_people.id')
      table.uuid('decided_by').nullable().references('identity_people.id')
      // What the transfer changed, so that it can be undone: rows as they were and as they became.
      table.json('changes').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('decided_at').nullable()
    })
    this.schema.createTable('identity_rollovers', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.string('year_from', 9).notNullable()
      table.string('year_to', 9).notNullable()
      table.date('starts_on').notNullable()
      table.string('state', 10).notNullable()
      table.json('plan').notNullable()
      table.json('result').nullable()
      table.uuid('job_id').nullable()
      table.uuid('created_by').notNullable().references('identity_people.id')
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
      table.datetime('applied_at').nullable()
      table.datetime('undone_at').nullable()
    })
    this.schema.createTable('identity_rollover_changes', (table) => {
      table.uuid('id').primary()
      table
        .uuid('rollover_id')
        .notNullable()
        .references('identity_rollovers.id')
        .onDelete('CASCADE')
        .index()
      table.string('noun', 20).notNullable()
      table.uuid('row_id').notNullable()
      table.json('before').nullable()
      table.json('after').notNullable()
    })
    this.defer(async (db) => {
      for (const { id, name } of await db.from('identity_classes').select('id', 'name')) {
        await db
          .from('identity_classes')
          .where('id', id)
          .update({ search_text: clusterText(name) })
      }
    })
  }

  async down() {
    const nouns = ['rollover_changes', 'rollovers', 'transfers', 'class_teachers']
    for (const noun of nouns) this.schema.dropTable(`identity_${noun}`)
    this.schema.alterTable('identity_login_sessions', (table) => {
      table.dropIndex('device_key')
      table.dropColumns('is_shared', 'device_key')
    })
    this.schema.alterTable('identity_memberships', (table) => table.dropColumns('is_guest'))
    this.schema.alterTable('identity_class_pupils', (table) => table.dropColumns(...PLACES))
    this.schema.alterTable('identity_classes', (table) => table.dropColumns(...CLASSES))
  }
}
