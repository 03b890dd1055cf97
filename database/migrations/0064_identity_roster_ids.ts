import { BaseSchema } from '@adonisjs/lucid/schema'

/** Which row stands for which record of a school information system, and the order of the list of classes. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('identity_roster_ids', (table) => {
      table.uuid('id').primary()
      // Ids of other systems are unique within the school that they come from.
      table.uuid('institution_id').notNullable().references('institutions.id').onDelete('CASCADE')
      table.string('kind', 12).notNullable()
      table.string('sourced_id', 200).notNullable()
      table.uuid('row_id').notNullable().index()
      table.unique(['institution_id', 'kind', 'sourced_id'])
    })
    // The builder knows no direction of a column.
    this.schema.raw(
      'create index identity_classes_order_index on identity_classes (year desc, grade, track, name, id)'
    )
  }

  async down() {
    this.schema.raw('drop index identity_classes_order_index')
    this.schema.dropTable('identity_roster_ids')
  }
}
