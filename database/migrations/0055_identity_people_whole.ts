import { BaseSchema } from '@adonisjs/lucid/schema'
import { writeKeysOfAll } from '#identity/find/write_keys'

const CODES = ['position_code', 'category_code', 'qualification_code', 'staff_status'] as const

const ADDED = [
  ...['national_id', 'national_id_key', 'birth_date', 'age_band', ...CODES],
  ...['guardian_name', 'guardian_phone', 'merged_into_id'],
]

/** Staff data, former numbers, the keys under which people are found, merges. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('identity_people', (table) => {
      // Encrypted; compared by its key, a keyed hash.
      table.text('national_id').nullable()
      table.string('national_id_key', 64).nullable().index()
      // The date of birth is kept for staff, an age band for pupils.
      table.date('birth_date').nullable()
      table.string('age_band', 10).nullable()
      for (const code of CODES) table.string(code, 60).nullable()
      table.string('guardian_name', 160).nullable()
      table.string('guardian_phone', 20).nullable()
      table.uuid('merged_into_id').nullable().index()
      table.index(['sort_key', 'id'])
    })
    this.schema.alterTable('identity_memberships', (table) => {
      table.index(['institution_id', 'role', 'person_id'])
      table.index(['role', 'institution_id'])
    })
    this.schema.alterTable('identity_users', (table) => table.index(['disabled_at']))
    this.schema.createTable('identity_payroll_numbers', (table) => {
      table.uuid('id').primary()
      table
        .uuid('person_id')
        .notNullable()
        .references('identity_people.id')
        .onDelete('CASCADE')
        .index()
      table.string('number', 10).notNullable().index()
      table.date('from_on').nullable()
      table.date('to_on').notNullable()
      table.string('reason', 200).notNullable()
      table.datetime('created_at').notNullable()
    })
    const isPostgres = this.db.dialect.name === 'postgres'
    // Prefixes are ranges of keys, so keys compare by their bytes whatever the collation of the database.
    const keyType = isPostgres ? 'varchar(100) collate "C"' : 'varchar(100)'
    this.schema.createTable('identity_person_keys', (table) => {
      table.specificType('key', keyType).notNullable()
      table
        .uuid('person_id')
        .notNullable()
        .references('identity_people.id')
        .onDelete('CASCADE')
        .index()
      table.primary(['key', 'person_id'])
    })
    this.schema.createTable('identity_person_merges', (table) => {
      table.uuid('id').primary()
      table.uuid('kept_id').notNullable().references('identity_people.id').index()
      table.uuid('gone_id').notNullable().references('identity_people.id').index()
      // Which rows moved and what stood in the kept person before: what undoing needs; erased after its time.
      table.json('moved').nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('undone_at').nullable()
    })
    // People are found by their keys now.
    this.dropColumn('search_text')
    this.defer((client) => writeKeysOfAll(client))
  }

  async down() {
    for (const noun of ['person_merges', 'person_keys', 'payroll_numbers']) {
      this.schema.dropTable(`identity_${noun}`)
    }
    this.schema.alterTable('identity_users', (table) => table.dropIndex(['disabled_at']))
    this.schema.alterTable('identity_memberships', (table) => {
      table.dropIndex(['institution_id', 'role', 'person_id'])
      table.dropIndex(['role', 'institution_id'])
    })
    this.schema.alterTable('identity_people', (table) => {
      table.dropIndex(['sort_key', 'id'])
      table.dropIndex(['merged_into_id'])
      table.dropIndex(['national_id_key'])
    })
    // As SQL, for the query builder would copy a SQLite table that others refer to.
    for (const column of ADDED) this.dropColumn(column)
    this.schema.raw("alter table identity_people add column search_text text not null default ''")
  }

  private dropColumn(name: string) {
    this.schema.raw(`alter table identity_people drop column ${name}`)
  }
}
