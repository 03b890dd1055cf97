import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { contract, document, indexOf } from '#tests/contracts/search/documents'

const onPostgres = Boolean(process.env.DATABASE_URL) && !process.env.MEILISEARCH_HOST

contract('the texts of PostgreSQL', () => {
  test('are found by their index, and lie unpacked', async ({ assert }) => {
    await indexOf(document('Conservation of energy'))
    const client = db.connection('search')
    const { name } = await client.from('search_current').firstOrFail()
    const sql = `explain select doc from ${name}_texts where text @@ 'energy'::tsquery`
    const { rows: plan } = await client.rawQuery(sql)
    assert.match(JSON.stringify(plan), /Bitmap Index Scan on \w+_texts_text_idx/)
    const { rows: columns } = await client.rawQuery(
      `select attname, attstorage from pg_attribute
        where attrelid = '${name}_texts'::regclass and attname in ('text', 'words')`
    )
    assert.sameMembers(
      columns.map((one: { attstorage: string }) => one.attstorage),
      ['e', 'e']
    )
  }).skip(!onPostgres, 'of PostgreSQL')
})
