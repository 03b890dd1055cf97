import { BaseSchema } from '@adonisjs/lucid/schema'

/** What institutions keep for their own people is a few of many resources: found without looking at the others. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('library_resources', (table) => {
      table.dropIndex('scope')
      table.index(['scope', 'state'])
    })
  }

  async down() {
    this.schema.alterTable('library_resources', (table) => {
      table.dropIndex(['scope', 'state'])
      table.index('scope')
    })
  }
}
