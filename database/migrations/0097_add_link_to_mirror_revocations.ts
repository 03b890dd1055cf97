import { BaseSchema } from '@adonisjs/lucid/schema'

/** The code by which people link to a withdrawn row: also mirrors that never had the row say why it is not there. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('mirror_revocations', (table) => {
      table.string('link', 40).nullable()
    })
    this.defer(async (client) => {
      const withdrawn = await client
        .from('mirror_revocations')
        .where('table_name', 'library_resources')
        .select('id', 'row_id')
      for (const { id, row_id: resource } of withdrawn) {
        const row = await client.from('library_resources').where('id', resource).first()
        if (row) await client.from('mirror_revocations').where('id', id).update({ link: row.code })
      }
    })
  }

  async down() {
    this.schema.alterTable('mirror_revocations', (table) => table.dropColumn('link'))
  }
}
