import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { createInstitution } from '#institutions/actions/create_institution'
import { updateInstitution } from '#institutions/actions/update_institution'
import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { subtreeIds } from '#institutions/queries/subtree_ids'
import Institution from '#institutions/models/institution'
import type { InstitutionInput } from '#institutions/institution_input'

const input = (changes: Partial<InstitutionInput> = {}): InstitutionInput => ({
  nameKm: 'វិទ្យាល័យ',
  nameEn: 'High school',
  typeCode: '14',
  parentId: null,
  placeCode: null,
  locationCode: null,
  emisCode: null,
  ...changes,
})

async function make(parentId: string | null, changes: Partial<InstitutionInput> = {}) {
  const result = await createInstitution(SYSTEM, input({ parentId, ...changes }))
  if (!result.ok) throw new Error(result.error.type)
  return result.value.id
}

test.group('The tree of institutions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    const entry = { id: newId(), list: 'institution_type', code: '14', position: 1 }
    const labels = { label_km: 'វិទ្យាល័យ', label_en: 'High School' }
    await db.table('institutions_code_entries').insert({ ...entry, ...labels })
  })

  test('a new institution reaches everything above it', async ({ assert }) => {
    const top = await make(null)
    const middle = await make(top)
    const school = await make(middle)
    assert.deepEqual(await ancestorIds(school), [school, middle, top])
    assert.sameMembers(await subtreeIds(top), [top, middle, school])
    const [entry] = await db.from('shared_audit').where('subject_id', school)
    assert.equal(entry.verb, 'institutions.institution_created')
  })

  test('a move takes everything below along and leaves the old ones above', async ({ assert }) => {
    const top = await make(null)
    const [north, south] = [await make(top), await make(top)]
    const district = await make(north)
    const school = await make(district)
    const moved = await updateInstitution(SYSTEM, district, input({ parentId: south }))
    assert.isTrue(moved.ok)
    assert.deepEqual(await ancestorIds(school), [school, district, south, top])
    assert.sameMembers(await subtreeIds(north), [north])
    assert.sameMembers(await subtreeIds(south), [south, district, school])
    assert.lengthOf(await subtreeIds(top), 5)
  })

  test('a move to the top cuts the tree', async ({ assert }) => {
    const top = await make(null)
    const middle = await make(top)
    const school = await make(middle)
    await updateInstitution(SYSTEM, middle, input({ parentId: null }))
    assert.deepEqual(await ancestorIds(school), [school, middle])
    assert.sameMembers(await subtreeIds(top), [top])
  })

  test('refuses to stand below itself and changes nothing', async ({ assert }) => {
    const top = await make(null)
    const school = await make(await make(top))
    for (const parentId of [top, school]) {
      const result = await updateInstitution(SYSTEM, top, input({ parentId }))
      assert.deepEqual(result, { ok: false, error: { type: 'cycle', field: 'parent_id' } })
    }
    const standing = await Institution.findOrFail(top)
    assert.isNull(standing.parentId)
    assert.lengthOf(await subtreeIds(top), 3)
  })

  test('refuses codes that are taken or unknown')
    .with([
      { changes: { locationCode: '12345678901' }, type: 'code_taken' },
      { changes: { emisCode: '555555' }, type: 'code_taken' },
      { changes: { typeCode: '99' }, type: 'unknown_type' },
      { changes: { placeCode: '9999' }, type: 'unknown_place' },
      { changes: { parentId: newId() }, type: 'unknown_parent' },
    ])
    .run(async ({ assert }, { changes, type }) => {
      await make(null, { locationCode: '12345678901', emisCode: '555555' })
      const result = await createInstitution(SYSTEM, input(changes))
      assert.isFalse(result.ok)
      if (!result.ok) assert.equal(result.error.type, type)
    })
})
