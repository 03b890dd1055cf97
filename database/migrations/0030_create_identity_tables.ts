import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('identity_people', (table) => {
      table.uuid('id').primary()
      table.string('surname_km', 80).nullable()
      table.string('given_km', 80).nullable()
      table.string('surname_latin', 80).nullable()
      table.string('given_latin', 80).nullable()
      table.string('sex', 6).nullable()
      // The civil-servant number of staff and the school's number of a pupil: either signs in as "staff number".
      table.string('payroll_id', 10).nullable().unique()
      table.string('student_number', 20).nullable().index()
      table.string('phone', 20).nullable()
      table.text('search_text').notNullable()
      table.string('sort_key', 160).notNullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('identity_users', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().unique().references('identity_people.id')
      table.string('username', 60).notNullable().unique()
      table.string('email', 200).nullable().unique()
      table.string('password', 300).nullable()
      table.boolean('must_change_password').notNullable().defaultTo(false)
      // A number of 4 to 6 digits instead of a password, for younger pupils, set by their school.
      table.string('pin', 300).nullable()
      // The first password or PIN, encrypted, so that its slip can be printed; erased when it is first used.
      table.text('initial_secret').nullable()
      table.uuid('batch_id').nullable().index()
      table.string('locale', 2).nullable()
      table.text('totp_secret').nullable()
      table.datetime('totp_confirmed_at').nullable()
      table.integer('totp_last_step').nullable()
      table.json('recovery_codes').nullable()
      table.integer('failed_attempts').notNullable().defaultTo(0)
      table.datetime('locked_until').nullable()
      table.datetime('disabled_at').nullable()
      table.datetime('last_sign_in_at').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('identity_memberships', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.string('role', 40).notNullable()
      table.date('starts_on').nullable()
      table.date('ends_on').nullable()
      table.datetime('created_at').notNullable()
      table.unique(['person_id', 'institution_id', 'role'])
    })
    this.schema.createTable('identity_login_sessions', (table) => {
      table.uuid('id').primary()
      table
        .uuid('user_id')
        .notNullable()
        .references('identity_users.id')
        .onDelete('CASCADE')
        .index()
      table.string('device', 200).notNullable()
      table.string('method', 20).notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('last_seen_at').notNullable()
      table.datetime('ended_at').nullable()
    })
    this.schema.createTable('identity_login_links', (table) => {
      table.uuid('id').primary()
      table
        .uuid('user_id')
        .notNullable()
        .references('identity_users.id')
        .onDelete('CASCADE')
        .index()
      table.string('issuer', 300).notNullable()
      table.string('subject', 200).notNullable()
      table.datetime('created_at').notNullable()
      table.unique(['issuer', 'subject'])
    })
    this.schema.createTable('identity_classes', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.string('name', 60).notNullable()
      table.string('year', 9).notNullable()
      table.integer('grade').notNullable()
      table.string('track', 20).nullable()
      table.uuid('homeroom_person_id').nullable().references('identity_people.id').index()
      table.datetime('created_at').notNullable()
      table.unique(['institution_id', 'year', 'name'])
    })
    this.schema.createTable('identity_class_pupils', (table) => {
      table.uuid('id').primary()
      table.uuid('class_id').notNullable().references('identity_classes.id').onDelete('CASCADE')
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.unique(['class_id', 'person_id'])
    })
    // Accounts made together from a list; the list itself is erased once they are made.
    this.schema.createTable('identity_account_batches', (table) => {
      table.uuid('id').primary()
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.uuid('class_id').nullable().references('identity_classes.id').onDelete('SET NULL')
      table.string('role', 40).notNullable()
      table.string('secret_kind', 8).notNullable()
      table.json('rows').nullable()
      table.integer('total').notNullable()
      table.integer('made').notNullable().defaultTo(0)
      table.uuid('job_id').nullable()
      table.uuid('created_by').notNullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('started_at').nullable()
      table.datetime('finished_at').nullable()
    })
  }

  async down() {
    for (const noun of [
      ...['account_batches', 'class_pupils', 'classes', 'login_links', 'login_sessions'],
      ...['memberships', 'users', 'people'],
    ]) {
      this.schema.dropTable(`identity_${noun}`)
    }
  }
}
