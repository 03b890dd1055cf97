import { BaseSchema } from '@adonisjs/lucid/schema'

/** Whether what stands was approved: only that is offered again without another review. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('library_resources', (table) => {
      table.boolean('is_approved').notNullable().defaultTo(false)
    })
    this.defer(async (db) => {
      await db
        .from('library_resources')
        .whereIn('state', ['published', 'hidden', 'retired', 'taken_down'])
        .update({ is_approved: true })
    })
  }

  async down() {
    this.schema.alterTable('library_resources', (table) => table.dropColumn('is_approved'))
  }
}
