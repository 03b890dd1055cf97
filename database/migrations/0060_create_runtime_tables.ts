import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('runtime_packages', (table) => {
      table.uuid('id').primary()
      // The short code in addresses: `/packages/K7QM2XA`.
      table.string('code', 12).notNullable().unique()
      // What plays it; null until the first version is read.
      table.string('kind', 20).nullable()
      table.string('title', 300).notNullable()
      table.text('search_text').notNullable().defaultTo('')
      table.uuid('institution_id').notNullable().references('institutions.id').index()
      table.uuid('created_by').notNullable().index()
      // The version that a new attempt plays; not a foreign key, as the versions point here.
      table.uuid('current_version_id').nullable()
      // How attempts and mastery are handled: `PackageSettings`.
      table.json('settings').notNullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable().index()
    })
    this.schema.createTable('runtime_package_versions', (table) => {
      table.uuid('id').primary()
      table
        .uuid('package_id')
        .notNullable()
        .references('runtime_packages.id')
        .onDelete('CASCADE')
        .index()
      table.integer('number').notNullable()
      // importing, ready, refused
      table.string('state', 12).notNullable()
      table.string('kind', 20).nullable()
      table.string('file_name', 255).notNullable()
      table.bigInteger('file_size').notNullable()
      table.integer('file_count').notNullable().defaultTo(0)
      table.bigInteger('unpacked_size').notNullable().defaultTo(0)
      // What the kind's importer read: shape by kind. Text, because PostgreSQL would reorder the keys of JSON.
      table.text('manifest').nullable()
      // Why it was refused, or what was odd: `[{ code, data }]`.
      table.json('problems').notNullable()
      table.uuid('job_id').nullable()
      table.uuid('created_by').notNullable()
      table.datetime('created_at').notNullable()
      table.unique(['package_id', 'number'])
    })
    this.schema.createTable('runtime_package_files', (table) => {
      table.uuid('id').primary()
      table
        .uuid('version_id')
        .notNullable()
        .references('runtime_package_versions.id')
        .onDelete('CASCADE')
      table.string('path', 1000).notNullable()
      // The path in lower case: packages made on Windows name their own files in another case.
      table.string('path_key', 1000).notNullable()
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table.string('media_type', 120).notNullable()
      table.unique(['version_id', 'path_key'])
    })
    this.schema.createTable('runtime_attempts', (table) => {
      table.uuid('id').primary()
      table.uuid('package_id').notNullable().references('runtime_packages.id').onDelete('CASCADE')
      table.uuid('version_id').notNullable().references('runtime_package_versions.id').index()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      table.integer('number').notNullable()
      // open, finished
      table.string('state', 12).notNullable()
      table.string('completion', 16).notNullable().defaultTo('unknown')
      table.string('success', 16).notNullable().defaultTo('unknown')
      table.double('score_scaled').nullable()
      table.double('score_raw').nullable()
      table.double('score_min').nullable()
      table.double('score_max').nullable()
      table.double('total_seconds').notNullable().defaultTo(0)
      // The activity to come back to.
      table.string('current_sco', 500).nullable()
      // The state of the sequencing engine as it wrote it.
      table.text('sequencing').nullable()
      // The newest launch that has read or written: older ones are refused.
      table.uuid('holder_launch_id').nullable()
      table.datetime('started_at').notNullable()
      table.datetime('last_at').notNullable()
      table.datetime('finished_at').nullable()
      table.unique(['package_id', 'person_id', 'number'])
    })
    this.schema.createTable('runtime_launches', (table) => {
      table.uuid('id').primary()
      table
        .uuid('attempt_id')
        .notNullable()
        .references('runtime_attempts.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('person_id').notNullable().references('identity_people.id').index()
      // normal, browse, review
      table.string('mode', 10).notNullable()
      // The origin of the application's page, which may frame the player.
      table.string('app_origin', 200).notNullable()
      table.string('nonce', 40).notNullable()
      // The last commit that was taken.
      table.integer('commit_sequence').notNullable().defaultTo(0)
      table.datetime('created_at').notNullable()
      table.datetime('expires_at').notNullable().index()
      table.datetime('closed_at').nullable()
    })
    this.schema.createTable('runtime_attempt_scos', (table) => {
      table.uuid('id').primary()
      table.uuid('attempt_id').notNullable().references('runtime_attempts.id').onDelete('CASCADE')
      // The identifier of the item in the manifest.
      table.string('sco', 500).notNullable()
      // The data model as the content left it. Text, because the order of its keys matters when it is read back.
      table.text('cmi').notNullable()
      table.string('completion', 16).notNullable().defaultTo('unknown')
      table.string('success', 16).notNullable().defaultTo('unknown')
      table.double('score_scaled').nullable()
      table.double('score_raw').nullable()
      table.double('score_min').nullable()
      table.double('score_max').nullable()
      // suspend, normal, logout, time-out; null while it plays or where the line was cut
      table.string('exit', 10).nullable()
      table.double('earlier_seconds').notNullable().defaultTo(0)
      // One time of playing: launch and ordinal. Its seconds replace each other; those of earlier ones are added up.
      table.string('session', 60).nullable()
      table.double('session_seconds').notNullable().defaultTo(0)
      table.integer('sessions').notNullable().defaultTo(0)
      table.datetime('updated_at').notNullable()
      table.unique(['attempt_id', 'sco'])
    })
    this.schema.createTable('runtime_interactions', (table) => {
      table.uuid('id').primary()
      table.uuid('attempt_id').notNullable().references('runtime_attempts.id').onDelete('CASCADE')
      table.string('sco', 500).notNullable()
      table.string('session', 60).notNullable()
      table.integer('n').notNullable()
      table.text('key').notNullable()
      table.string('type', 20).nullable()
      table.text('description').nullable()
      table.text('response').nullable()
      table.text('correct').nullable()
      table.string('result', 40).nullable()
      table.double('weighting').nullable()
      table.double('latency_seconds').nullable()
      table.string('at', 40).nullable()
      table.unique(['attempt_id', 'sco', 'session', 'n'])
    })
    this.schema.createTable('runtime_attempt_logs', (table) => {
      table.uuid('id').primary()
      table
        .uuid('attempt_id')
        .notNullable()
        .references('runtime_attempts.id')
        .onDelete('CASCADE')
        .index()
      table.uuid('launch_id').notNullable()
      table.integer('sequence').notNullable()
      table.string('sco', 500).nullable()
      // How many calls, and how long their text is: the log of an attempt is bounded.
      table.integer('count').notNullable()
      table.integer('size').notNullable()
      table.text('calls').notNullable()
      table.datetime('created_at').notNullable()
    })
    this.schema.createTable('runtime_objectives', (table) => {
      table.uuid('id').primary()
      table.uuid('person_id').notNullable().references('identity_people.id')
      // SHA-256 of the objective's identifier: identifiers may be 4,000 characters long.
      table.string('key', 64).notNullable()
      table.text('objective').notNullable()
      table.text('state').notNullable()
      table.datetime('updated_at').notNullable()
      table.unique(['person_id', 'key'])
    })
  }

  async down() {
    for (const table of [
      ...['runtime_objectives', 'runtime_attempt_logs', 'runtime_interactions'],
      ...['runtime_attempt_scos', 'runtime_launches', 'runtime_attempts'],
      ...['runtime_package_files', 'runtime_package_versions', 'runtime_packages'],
    ]) {
      this.schema.dropTable(table)
    }
  }
}
