import { test } from '@japa/runner'
import { spawnSync } from 'node:child_process'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { applyImport } from '#shared/imports/apply_import'
import { previewImport } from '#shared/imports/preview_import'
import { keepFile } from '#shared/imports/import_files'
import { Import } from '#shared/imports/import'
import { newId } from '#shared/ids'
import { makeImport } from '#tests/support/imports'
import { withFile } from '#tests/support/sheets'

const ROWS = 1600

const list = () => {
  const codes = Array.from({ length: ROWS }, (_, at) => String(77000000000 + at))
  const rows = codes.map((code) => `${code},សាលា ${code},School ${code},14`)
  return ['location_code,name_km,name_en,type_code', ...rows].join('\n')
}

const count = async (table: string) => {
  const rows = await db.from(table).count('* as total')
  return Number(rows[0].total)
}

test.group('A list, killed while it is applied', (group) => {
  group.each.teardown(async () => {
    await db.from('institutions_code_entries').delete()
    await db.from('shared_import_rows').delete()
    await db.from('shared_imports').delete()
  })

  test('leaves nothing, and is applied whole afterwards', async ({ assert, cleanup }) => {
    const type = { id: newId(), list: 'institution_type', code: '14', position: 1 }
    await db
      .table('institutions_code_entries')
      .insert({ ...type, label_km: 'វិទ្យាល័យ', label_en: 'High School' })
    const administrator = { role: 'administrator', institutionId: newId(), isTop: true }
    const actor = { userId: newId(), personId: newId(), name: '', grants: [administrator] }
    const row = await makeImport(newId(), { state: 'reading', actor })
    await withFile(list(), (path) => keepFile(row.id, path))
    await previewImport(row.id, async () => {})
    await (await Import.findOrFail(row.id)).merge({ state: 'applying' }).save()

    const script = new URL('../../support/killed_list.ts', import.meta.url).pathname
    const { signal, stderr } = spawnSync(
      process.execPath,
      ['--import=@poppinss/ts-exec', script, row.id],
      { encoding: 'utf8' }
    )
    assert.equal(signal, 'SIGKILL', stderr)
    assert.equal(await count('institutions'), 0)
    assert.equal(await count('institutions_tree'), 0)
    assert.equal((await Import.findOrFail(row.id)).state, 'applying')

    // What is applied now is rolled back, also its entry in the audit log, which nobody may delete.
    cleanup(await testUtils.db().wrapInGlobalTransaction())
    assert.deepEqual(await applyImport(row.id), { added: ROWS, changed: 0, removed: 0 })
    assert.equal(await count('institutions'), ROWS)
    await applyImport(row.id)
    assert.equal(await count('institutions'), ROWS)
  })
})
