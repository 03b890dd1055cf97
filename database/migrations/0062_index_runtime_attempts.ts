import { BaseSchema } from '@adonisjs/lucid/schema'

const TABLE = 'runtime_attempts'

/** The newest attempts at a package, however many there were. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable(TABLE, (table) => {
      table.index(['package_id', 'last_at'])
    })
  }

  async down() {
    this.schema.alterTable(TABLE, (table) => {
      table.dropIndex(['package_id', 'last_at'])
    })
  }
}
