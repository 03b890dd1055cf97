import { BaseSchema } from '@adonisjs/lucid/schema'

/** Certificates: who issues them, with which keys, under which serials, to whom, and which hold no more. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('credentials_issuers', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      // The beginning of its serials.
      table.string('code', 4).notNullable().index()
      table.string('name_km', 300).notNullable()
      table.string('name_en', 300).notNullable()
      // `certificate` of the ministry, `attestation` of a school or an office.
      table.string('authority', 12).notNullable()
      // Whether it issues on this server; one that came with an edition is only known here.
      table.boolean('is_home').notNullable()
      table.datetime('created_at').notNullable()
    })
    this.schema.createTable('credentials_keys', (table) => {
      table.uuid('id').primary()
      this.ofIssuer(table)
      // Ed25519, as a Multikey: z6Mk...
      table.string('public_key', 60).notNullable().unique()
      // Encrypted with APP_KEY; only where it signs.
      table.text('secret').nullable()
      table.datetime('valid_from').notNullable()
      table.datetime('valid_to').nullable()
    })
    this.schema.createTable('credentials_serial_blocks', (table) => {
      table.uuid('id').primary()
      this.ofIssuer(table)
      table.integer('year').notNullable()
      table.integer('first').notNullable()
      table.integer('last').notNullable()
      table.integer('next').notNullable()
      table.unique(['issuer_id', 'year', 'first'])
    })
    this.schema.createTable('credentials_awards', (table) => {
      table.uuid('id').primary()
      table.uuid('issuer_id').notNullable().references('credentials_issuers.id').index()
      table.uuid('key_id').notNullable().references('credentials_keys.id').index()
      table.uuid('person_id').notNullable().index()
      // What it is for, such as `courses.course:<id>`.
      table.string('subject', 80).notNullable()
      table.string('serial', 40).notNullable()
      // 1, 2 ...: a corrected certificate has the serial of the one before.
      table.integer('issue').notNullable()
      table.boolean('is_current').notNullable()
      table.string('name_km', 300).notNullable()
      table.string('name_en', 300).notNullable()
      table.string('title_km', 300).notNullable()
      table.string('title_en', 300).notNullable()
      table.string('issuer_km', 300).notNullable()
      table.string('issuer_en', 300).notNullable()
      table.integer('minutes').nullable()
      table.datetime('completed_at').notNullable()
      table.datetime('issued_at').notNullable().index()
      // Null where it was issued by itself.
      table.uuid('issued_by').nullable()
      // The signed Open Badge (version 3.0).
      table.json('credential').notNullable()
      table.unique(['serial', 'issue'])
      table.unique(['subject', 'person_id', 'issue'])
    })
    // These stay when an award goes: what was revoked stays revoked, also at mirrors.
    this.schema.createTable('credentials_revocations', (table) => {
      table.uuid('id').primary()
      this.ofIssuer(table)
      table.string('serial', 40).notNullable().unique()
      table.string('reason', 20).notNullable()
      table.uuid('revoked_by').nullable()
      table.datetime('revoked_at').notNullable()
    })
  }

  private ofIssuer(table: any) {
    table
      .uuid('issuer_id')
      .notNullable()
      .references('credentials_issuers.id')
      .onDelete('CASCADE')
      .index()
  }

  async down() {
    for (const table of ['revocations', 'awards', 'serial_blocks', 'keys', 'issuers']) {
      this.schema.dropTable(`credentials_${table}`)
    }
  }
}
