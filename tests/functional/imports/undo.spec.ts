import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { undoImport } from '#shared/imports/undo_import'
import { Import } from '#shared/imports/import'
import Institution from '#institutions/models/institution'
import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { makeAccount } from '#tests/support/accounts'
import { bring, makeOffice, makeUnit } from '#tests/support/imports'

const HEADS = 'location_code,name_km,name_en,type_code,parent_code,flags,merged_into_code\n'

type Office = Awaited<ReturnType<typeof makeOffice>>

test.group('Taking a list of institutions back', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A new school with an annex, and a standing one that is renamed, moved below it and flagged. */
  async function applied({ top, office }: Office) {
    const standing = await makeUnit('03060101014', { parentId: office.id })
    const below = await makeUnit('03060101015', { parentId: standing.id })
    const { path, row } = await bring(
      top.browser,
      HEADS +
        '03060101077,សាលាថ្មី,New School,14,99000000002,,\n' +
        '03060101099,អនុសាលា,Annex,14,03060101077,library,\n' +
        '03060101014,ឈ្មោះថ្មី,New Name,14,03060101077,technical,\n'
    )
    await top.browser.post(`${path}/application`)
    await relayAll()
    assertState(await Import.findOrFail(row.id), 'applied')
    const undo = async () => {
      await top.browser.get(path)
      await top.browser.post(`${path}/undo`)
      await relayAll()
      const { html } = await top.browser.get(path)
      return { html, row: await Import.findOrFail(row.id) }
    }
    return { standing, below, undo }
  }

  function assertState({ state, problem }: Import, wanted: string) {
    if (state !== wanted) throw new Error(`${state} ${JSON.stringify(problem)}`)
  }

  const added = () => Institution.query().whereIn('location_code', ['03060101077', '03060101099'])

  test('restores what stood and removes what came', async ({ assert }) => {
    const world = await makeOffice()
    const { standing, below, undo } = await applied(world)
    assert.lengthOf(await added(), 2)
    assert.lengthOf(await ancestorIds(below.id), 5)
    const { row } = await undo()
    assert.equal(row.state, 'undone')
    assert.lengthOf(await added(), 0)
    await standing.refresh()
    assert.equal(standing.nameEn, 'Unit 03060101014')
    assert.equal(standing.parentId, world.office.id)
    assert.deepEqual(await ancestorIds(below.id), [
      ...[below.id, standing.id, world.office.id, world.ministry.id],
    ])
    assert.lengthOf(await db.from('institutions_flags').where('institution_id', standing.id), 0)
    const found = await Institution.query().where('search_text', standing.searchText)
    assert.lengthOf(found, 1)
    assert.deepEqual(await undoImport(row.id), { undone: 3 })
    assert.lengthOf(await db.from('shared_audit').where('verb', 'shared.import_undone'), 1)
    const names = await db
      .from('institutions_histories')
      .where({ institution_id: standing.id, field: 'name_en' })
    assert.lengthOf(names, 2)
  })

  test('changes nothing where something was changed since, and says how many', async ({
    assert,
  }) => {
    const { standing, undo } = await applied(await makeOffice())
    await standing.refresh()
    await standing.merge({ nameEn: 'Corrected by hand' }).save()
    await Institution.query().where('location_code', '03060101099').update({ name_en: 'By hand' })
    const { html, row } = await undo()
    assert.equal(row.state, 'applied')
    assert.equal(row.problem?.code, 'undo_changed_since')
    assert.equal(row.problem?.data?.count, 2)
    assert.match(html, /និង [1១] ទៀតត្រូវបានផ្លាស់ប្តូរ/)
    assert.lengthOf(await added(), 2)
    assert.equal((await standing.refresh()).nameEn, 'Corrected by hand')
  })

  test('changes nothing where people are at a school that came with the list', async ({
    assert,
  }) => {
    const { standing, undo } = await applied(await makeOffice())
    const annex = await Institution.findByOrFail('locationCode', '03060101099')
    await makeAccount({ role: 'teacher', institutionId: annex.id })
    const { row } = await undo()
    assert.equal(row.state, 'applied')
    assert.equal(row.problem?.code, 'undo_in_use')
    assert.lengthOf(await added(), 2)
    assert.equal((await standing.refresh()).nameEn, 'New Name')
  })

  test('nor where another one has been merged into it', async ({ assert }) => {
    const { below, undo } = await applied(await makeOffice())
    const annex = await Institution.findByOrFail('locationCode', '03060101099')
    await below.merge({ mergedIntoId: annex.id }).save()
    const { row } = await undo()
    assert.deepEqual([row.problem?.code, row.problem?.data?.count], ['undo_in_use', 1])
    assert.lengthOf(await added(), 2)
  })
})

test.group('Mergers of a list that go round in a circle', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are bad rows; a row that only leads into the circle is not', async ({ assert }) => {
    const { top } = await makeOffice()
    const [first, second] = [await makeUnit('03060101001'), await makeUnit('03060101002')]
    await makeUnit('03060101003')
    await second.merge({ mergedIntoId: first.id }).save()
    const { row } = await bring(
      top.browser,
      HEADS.replace(',flags', '') +
        '03060101001,ក,One,14,,03060101003\n' +
        '03060101003,ខ,Three,14,,03060101002\n' +
        '03060101004,គ,Four,14,,03060101001\n'
    )
    const rows = await db.from('shared_import_rows').where('import_id', row.id).orderBy('line')
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['bad', 'bad', 'add']
    )
    assert.include(JSON.stringify(rows[0].problems), 'merger_circle')
  })

  test('are refused too where the circle was closed after the preview', async ({ assert }) => {
    const { top } = await makeOffice()
    const [first, second] = [await makeUnit('03060101001'), await makeUnit('03060101002')]
    const { path, row } = await bring(
      top.browser,
      HEADS.replace(',flags', '') + '03060101001,ក,One,14,,03060101002\n'
    )
    await second.merge({ mergedIntoId: first.id }).save()
    await top.browser.post(`${path}/application`)
    await relayAll()
    const { state, problem } = await Import.findOrFail(row.id)
    assert.deepEqual([state, problem?.code], ['ready', 'row_refused'])
    assert.isNull((await first.refresh()).mergedIntoId)
  })
})
