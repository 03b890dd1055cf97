import { BaseSchema } from '@adonisjs/lucid/schema'

/** Cohorts: people who take courses together, whatever their classes and schools. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('courses_cohorts', (table) => {
      table.uuid('id').primary()
      table.string('code', 12).notNullable().unique()
      table.string('name', 200).notNullable()
      table.text('search_text').notNullable().defaultTo('')
      // Who uses it: `own` nobody else, `institution` those who write courses there.
      table.string('scope', 12).notNullable().index()
      table.uuid('institution_id').nullable().references('institutions.id').index()
      table.uuid('created_by').nullable().index()
      table.datetime('created_at').notNullable()
      table.datetime('updated_at').notNullable()
    })
    this.schema.createTable('courses_cohort_people', (table) => {
      table.uuid('id').primary()
      table.uuid('cohort_id').notNullable().index()
      table.foreign('cohort_id').references('courses_cohorts.id').onDelete('CASCADE')
      table.uuid('person_id').notNullable().index()
      // Where the person belonged when put in: whose staff see the name.
      table.uuid('institution_id').nullable().index()
      table.datetime('added_at').notNullable()
      table.unique(['cohort_id', 'person_id'])
    })
  }

  async down() {
    this.schema.dropTable('courses_cohort_people')
    this.schema.dropTable('courses_cohorts')
  }
}
