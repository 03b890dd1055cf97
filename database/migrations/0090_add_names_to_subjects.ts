import { BaseSchema } from '@adonisjs/lucid/schema'

/** Other names by which people look for a subject: in Latin letters, in other languages. Separated by semicolons. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('curriculum_subjects', (table) => {
      table.string('also_called', 500).nullable()
    })
  }

  async down() {
    this.schema.alterTable('curriculum_subjects', (table) => table.dropColumn('also_called'))
  }
}
