import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('curriculum_frameworks', (table) => {
      table.uuid('id').primary()
      table.string('code', 40).notNullable().unique()
      table.string('version', 40).notNullable()
      table.string('title_km', 200).notNullable()
      table.string('title_en', 200).notNullable()
      table.string('status', 20).notNullable()
      table.integer('year_from').nullable()
    })
    this.schema.createTable('curriculum_subjects', (table) => {
      table.uuid('id').primary()
      table.uuid('framework_id').notNullable().references('curriculum_frameworks.id').index()
      table.string('code', 20).notNullable().unique()
      table.string('name_km', 120).notNullable()
      table.string('name_en', 120).notNullable()
      table.string('short_km', 60).notNullable()
      table.string('short_en', 60).notNullable()
      table.string('colour', 20).notNullable()
      table.integer('hrmis_subject_id').nullable()
      table.integer('position').notNullable()
    })
    this.schema.createTable('curriculum_chapters', (table) => {
      table.uuid('id').primary()
      table.uuid('subject_id').notNullable().references('curriculum_subjects.id').index()
      table.string('code', 40).notNullable().unique()
      table.integer('grade').notNullable()
      table.string('track', 20).nullable()
      table.integer('number').notNullable()
      table.string('title_km', 300).notNullable()
      table.string('title_en', 300).notNullable()
      table.decimal('hours', 6, 2).nullable()
    })
    this.schema.createTable('curriculum_lessons', (table) => {
      table.uuid('id').primary()
      table.uuid('chapter_id').notNullable().references('curriculum_chapters.id').index()
      table.string('code', 40).notNullable().unique()
      table.integer('number').notNullable()
      table.string('title_km', 300).notNullable()
      table.string('title_en', 300).notNullable()
      table.decimal('hours', 6, 2).nullable()
    })
    this.schema.createTable('curriculum_outcomes', (table) => {
      table.uuid('id').primary()
      table.uuid('lesson_id').notNullable().references('curriculum_lessons.id').index()
      table.string('code', 40).notNullable().unique()
      table.string('domain', 20).notNullable()
      table.text('text_km').notNullable()
      table.text('text_en').notNullable()
    })
  }

  async down() {
    for (const noun of ['outcomes', 'lessons', 'chapters', 'subjects', 'frameworks']) {
      this.schema.dropTable(`curriculum_${noun}`)
    }
  }
}
