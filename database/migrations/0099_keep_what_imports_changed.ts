import { BaseSchema } from '@adonisjs/lucid/schema'

/** What stood before an import wrote a row: with it the row can be set back. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('shared_import_rows', (table) => {
      table.json('was').nullable()
    })
  }

  async down() {
    this.schema.raw('alter table shared_import_rows drop column was')
  }
}
