import { BaseSchema } from '@adonisjs/lucid/schema'

const LEVELS = ['chapters', 'lessons', 'outcomes'] as const

/** Versions of the curriculum, sub-topics, documents of CASE, the calendar, and the life of codes in code lists. */
export default class extends BaseSchema {
  async up() {
    this.widenFrameworks()
    this.widenLevels()
    this.createTopics()
    this.createCase()
    this.createCalendar()
    this.schema.alterTable('institutions_code_entries', (table) => {
      table.string('active_from', 10).nullable()
      table.string('active_to', 10).nullable()
      table.text('search_text').nullable()
      table.datetime('updated_at').nullable()
    })
    this.defer(async (db) => {
      // Codes were unique over all frameworks until now: each row belongs to the framework of its subject.
      const steps = [
        ['chapters', 'subjects', 'subject_id'],
        ['lessons', 'chapters', 'chapter_id'],
        ['outcomes', 'lessons', 'lesson_id'],
      ]
      for (const [noun, above, key] of steps) {
        const found = `select framework_id from curriculum_${above} where id = curriculum_${noun}.${key}`
        await db.rawQuery(`update curriculum_${noun} set framework_id = (${found})`)
      }
    })
  }

  private widenFrameworks() {
    this.schema.alterTable('curriculum_frameworks', (table) => {
      table.dropUnique(['code'])
      table.unique(['code', 'version'])
      table.uuid('copied_from_id').nullable().index()
      table.boolean('is_visible').notNullable().defaultTo(true)
      table.text('note_km').nullable()
      table.text('note_en').nullable()
      table.datetime('in_force_at').nullable()
      table.datetime('created_at').nullable()
      table.datetime('updated_at').nullable()
    })
    this.schema.alterTable('curriculum_subjects', (table) => {
      table.boolean('is_retired').notNullable().defaultTo(false)
    })
  }

  private widenLevels() {
    for (const level of LEVELS) {
      this.schema.alterTable(`curriculum_${level}`, (table) => {
        table.dropUnique(['code'])
        table.uuid('framework_id').nullable()
        table.unique(['framework_id', 'code'])
        table.index(['code'])
        // What the row was called in the version this one was copied from: the mapping of codes.
        table.string('origin_code', 40).nullable()
        table.boolean('is_retired').notNullable().defaultTo(false)
        table.datetime('changed_at').nullable()
        table.text('search_text').nullable()
        if (level === 'outcomes') {
          table.uuid('topic_id').nullable().index()
          table.integer('number').notNullable().defaultTo(0)
        }
      })
    }
  }

  private createTopics() {
    this.schema.createTable('curriculum_topics', (table) => {
      table.uuid('id').primary()
      table.uuid('framework_id').notNullable().references('curriculum_frameworks.id')
      table.uuid('lesson_id').notNullable().references('curriculum_lessons.id').index()
      table.string('code', 40).notNullable().index()
      table.string('origin_code', 40).nullable()
      table.integer('number').notNullable()
      table.string('title_km', 300).notNullable()
      table.string('title_en', 300).notNullable()
      table.decimal('hours', 6, 2).nullable()
      table.boolean('is_retired').notNullable().defaultTo(false)
      table.datetime('changed_at').nullable()
      table.text('search_text').nullable()
      table.unique(['framework_id', 'code'])
    })
  }

  private createCase() {
    this.schema.createTable('curriculum_case_documents', (table) => {
      table.uuid('id').primary()
      table.string('identifier', 100).notNullable().unique()
      table.text('uri').notNullable()
      table.text('title').notNullable()
      table.text('creator').notNullable()
      table.string('language', 20).nullable()
      table.string('adoption_status', 60).nullable()
      table.string('version', 60).nullable()
      table.string('changed', 40).notNullable()
      table.text('search_text').notNullable()
      table.json('source').notNullable()
      table.json('rubrics').nullable()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('curriculum_case_items', (table) => {
      table.uuid('id').primary()
      table.uuid('document_id').notNullable().references('curriculum_case_documents.id')
      table.string('identifier', 100).notNullable().index()
      table.string('code', 120).nullable()
      table.text('statement').notNullable()
      table.string('type', 200).nullable()
      table.string('changed', 40).notNullable()
      table.boolean('is_deprecated').notNullable().defaultTo(false)
      table.integer('position').notNullable()
      table.text('search_text').notNullable()
      table.json('source').notNullable()
      table.unique(['document_id', 'identifier'])
    })
    this.schema.createTable('curriculum_case_associations', (table) => {
      table.uuid('id').primary()
      table.uuid('document_id').notNullable().references('curriculum_case_documents.id')
      table.string('identifier', 100).notNullable().index()
      table.string('type', 60).notNullable()
      table.string('origin', 500).notNullable().index()
      table.string('destination', 500).notNullable().index()
      table.integer('sequence').nullable()
      table.string('changed', 40).notNullable()
      table.boolean('is_deprecated').notNullable().defaultTo(false)
      table.json('source').notNullable()
      table.unique(['document_id', 'identifier'])
    })
    this.schema.createTable('curriculum_case_definitions', (table) => {
      table.uuid('id').primary()
      table.uuid('document_id').notNullable().references('curriculum_case_documents.id')
      table.string('kind', 40).notNullable()
      table.string('identifier', 100).notNullable().index()
      table.text('title').notNullable()
      table.string('changed', 40).notNullable()
      table.json('source').notNullable()
      table.unique(['document_id', 'kind', 'identifier'])
    })
  }

  private createCalendar() {
    this.schema.createTable('curriculum_years', (table) => {
      table.uuid('id').primary()
      table.string('name', 9).notNullable()
      // Two digits of a province, empty for the whole country.
      table.string('place_code', 8).notNullable().defaultTo('')
      table.string('starts_on', 10).notNullable()
      table.string('ends_on', 10).notNullable()
      // ISO numbers of the days of the week on which schools work: 123456 is Monday to Saturday.
      table.string('school_days', 7).notNullable().defaultTo('123456')
      table.boolean('is_draft').notNullable().defaultTo(false)
      table.unique(['name', 'place_code'])
    })
    this.schema.createTable('curriculum_semesters', (table) => {
      table.uuid('id').primary()
      table.uuid('year_id').notNullable().references('curriculum_years.id').onDelete('CASCADE')
      table.integer('number').notNullable()
      table.string('starts_on', 10).notNullable()
      table.string('ends_on', 10).notNullable()
      table.unique(['year_id', 'number'])
    })
    this.schema.createTable('curriculum_holidays', (table) => {
      table.uuid('id').primary()
      table.string('day', 10).notNullable().index()
      table.string('place_code', 8).notNullable().defaultTo('')
      table.string('name_km', 200).notNullable()
      table.string('name_en', 200).notNullable()
      table.boolean('closes_schools').notNullable().defaultTo(true)
      table.boolean('is_draft').notNullable().defaultTo(false)
      table.unique(['day', 'place_code', 'name_en'])
    })
  }

  async down() {
    for (const noun of ['holidays', 'semesters', 'years']) {
      this.schema.dropTable(`curriculum_${noun}`)
    }
    for (const noun of ['definitions', 'associations', 'items', 'documents']) {
      this.schema.dropTable(`curriculum_case_${noun}`)
    }
    this.schema.dropTable('curriculum_topics')
    this.schema.alterTable('institutions_code_entries', (table) => {
      table.dropColumns('active_from', 'active_to', 'search_text', 'updated_at')
    })
    for (const level of LEVELS) {
      this.schema.alterTable(`curriculum_${level}`, (table) => {
        table.dropUnique(['framework_id', 'code'])
        table.dropIndex(['code'])
        if (level === 'outcomes') table.dropIndex(['topic_id'])
      })
      this.schema.alterTable(`curriculum_${level}`, (table) => {
        table.dropColumns('framework_id', 'origin_code', 'is_retired', 'changed_at', 'search_text')
        if (level === 'outcomes') table.dropColumns('topic_id', 'number')
        table.unique(['code'])
      })
    }
    this.schema.alterTable('curriculum_subjects', (table) => table.dropColumn('is_retired'))
    this.schema.alterTable('curriculum_frameworks', (table) => {
      table.dropUnique(['code', 'version'])
      table.dropIndex(['copied_from_id'])
    })
    this.schema.alterTable('curriculum_frameworks', (table) => {
      table.dropColumns('copied_from_id', 'is_visible', 'note_km', 'note_en')
      table.dropColumns('in_force_at', 'created_at', 'updated_at')
      table.unique(['code'])
    })
  }
}
