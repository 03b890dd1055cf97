import { BaseSchema } from '@adonisjs/lucid/schema'
import { setsText } from '#library/harvest/sets'

/** What harvesters are told of and when it changed for them last; and exports of many resources. */
export default class extends BaseSchema {
  async up() {
    // One row for each resource that everybody could ever see; it stays when the resource goes.
    this.schema.createTable('library_exposures', (table) => {
      // That of the resource, which may not be there any more.
      table.uuid('id').primary()
      // Seconds since 1970; null: changed, and not given its time yet.
      table.bigInteger('stamp').nullable().index()
      table.boolean('is_deleted').notNullable().defaultTo(false)
      // `|subject:PHY|subject:PHY:11|grade:11|`, as they were when it was last to be seen.
      table.text('sets').notNullable().defaultTo('')
    })
    this.schema.createTable('library_exports', (table) => {
      table.uuid('id').primary()
      // `files`: a sheet with its files; `kolibri`: a channel.
      table.string('kind', 12).notNullable()
      // What was chosen: `{ search }`, `{ collection }` or `{ codes }`, and the words for people.
      table.json('choice').notNullable()
      table.string('title', 300).notNullable()
      table.string('language', 8).notNullable()
      table.uuid('created_by').notNullable().index()
      table.uuid('job_id').nullable()
      table.integer('resources').nullable()
      table.bigInteger('size').nullable()
      // What was left out, with its reason: `[{ code, title, reason }]`.
      table.json('stays').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('done_at').nullable()
      // Its file is deleted then.
      table.datetime('expires_at').nullable().index()
    })
    this.defer(async (db) => {
      const seconds =
        db.dialect.name === 'postgres'
          ? 'cast(extract(epoch from r.updated_at) as bigint)'
          : "cast(strftime('%s', r.updated_at) as integer)"
      const rows = await db
        .from('library_resources as r')
        .leftJoin('curriculum_subjects as s', 's.id', 'r.subject_id')
        .where({ 'r.state': 'published', 'r.scope': 'national', 'r.teacher_only': false })
        .where('r.shelf', 'open')
        .select('r.id', 'r.grades', 's.code as subject', db.raw(`${seconds} as stamp`))
      for (let at = 0; at < rows.length; at += 200) {
        const portion = rows.slice(at, at + 200)
        await db.table('library_exposures').multiInsert(
          portion.map(({ id, stamp, subject, grades }) => ({
            ...{ id, stamp, is_deleted: false },
            sets: setsText({
              subject,
              grades: typeof grades === 'string' ? JSON.parse(grades) : grades,
            }),
          }))
        )
      }
    })
  }

  async down() {
    this.schema.dropTable('library_exports')
    this.schema.dropTable('library_exposures')
  }
}
