import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import Institution from '#institutions/models/institution'
import InstitutionHistory from '#institutions/models/institution_history'
import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { signedIn } from '#tests/support/people'
import { bring, makeOffice, makeUnit } from '#tests/support/imports'

const HEADS = 'location_code,name_km,name_en,type_code,parent_code,place_code,flags,valid_from\n'

const outcomes = async (id: string) => {
  const rows = await db.from('shared_import_rows').where('import_id', id).orderBy('line')
  return rows.map((row) => row.outcome)
}

const problems = async (id: string) => {
  const rows = await db
    .from('shared_import_rows')
    .where({ import_id: id, outcome: 'bad' })
    .orderBy('line')
  return rows.map((row) => {
    const list = typeof row.problems === 'string' ? JSON.parse(row.problems) : row.problems
    return list.map((one: any) => `${one.field} ${one.code}`).join()
  })
}

test.group('A list of institutions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is looked at, applied and found in the tree', async ({ assert }) => {
    const { top, office } = await makeOffice()
    const standing = await makeUnit('03060101014', { parentId: office.id })
    const { path, row } = await bring(
      top.browser,
      HEADS +
        '03060101099,អនុសាលា,Annex,High School,03060101077,0306,library,1/10/1999\n' +
        '03060101077,វិទ្យាល័យថ្មី,New School,14,99000000002,0306,"Technical school; library",\n' +
        `03060101014,${standing.nameKm},Another Name,14,99000000002,,,\n` +
        `99000000002,${office.nameKm},${office.nameEn},12,99000000001,,,\n` +
        '123,,x,77,99000000009,0399,wings,31/31/2020\n'
    )
    assert.equal(row.state, 'ready')
    assert.deepEqual(await outcomes(row.id), ['add', 'add', 'change', 'same', 'bad'])
    assert.equal(await Institution.query().where('location_code', '03060101077').first(), null)

    const page = await top.browser.get(`${path}?rows=change`)
    assert.include(page.html, 'Another Name')
    const bad = await top.browser.get(path)
    assert.include(bad.html, '0399')

    const applied = await top.browser.post(`${path}/application`)
    assert.equal(applied.status, 303)
    await relayAll()
    assert.equal((await Import.findOrFail(row.id)).state, 'applied')
    const school = await Institution.findByOrFail('locationCode', '03060101077')
    const annex = await Institution.findByOrFail('locationCode', '03060101099')
    assert.equal(annex.parentId, school.id)
    assert.lengthOf(await ancestorIds(annex.id), 4)
    assert.equal((await standing.refresh()).nameEn, 'Another Name')
    const [history] = await InstitutionHistory.query().where('institution_id', standing.id)
    assert.equal(history.before, 'Unit 03060101014')
    const flags = await db.from('institutions_flags').where('institution_id', school.id)
    assert.sameMembers(
      flags.map(({ code }) => code),
      ['library', 'technical']
    )
    const entry = await db.from('shared_audit').where('verb', 'shared.import_applied').firstOrFail()
    assert.equal(entry.subject_id, row.id)

    const again = await top.browser.post(`${path}/application`)
    assert.equal(again.status, 303)
    await relayAll()
    assert.equal((await Import.findOrFail(row.id)).state, 'applied')
  })

  test('names what is wrong with each bad row', async ({ assert }) => {
    const { top } = await makeOffice()
    await makeUnit('03060101014', { emisCode: '030601' })
    const { path, row } = await bring(
      top.browser,
      'location_code,name_km,name_en,type_code,parent_code,emis_code,valid_from,valid_to,is_operating\n' +
        '123,ក,a,14,,,,,\n' +
        '03060101001,,a,14,,,,,\n' +
        '03060101002,ក,a,zoo,,,,,\n' +
        '03060101003,ក,a,14,11111111111,,,,\n' +
        '03060101004,ក,a,14,,030601,,,\n' +
        '03060101005,ក,a,14,,,2020-01-01,2019-01-01,\n' +
        '03060101006,ក,a,14,,,soon,,\n' +
        '03060101007,ក,a,14,,,,,perhaps\n' +
        '03060101008,ក,a,14,,,,,\n' +
        '03060101008,ខ,b,14,,,,,\n' +
        '03060101009,ក,a,14,03060101010,,,,\n' +
        '03060101010,ក,a,14,03060101009,,,,\n'
    )
    assert.deepEqual(await problems(row.id), [
      'location_code not_digits',
      'name_km required',
      'type_code unknown_code',
      'parent_code unknown_institution',
      'emis_code taken',
      'valid_to ends_before',
      'valid_from not_a_date',
      'is_operating not_yes_or_no',
      'location_code twice',
      'parent_code cycle',
      'parent_code unknown_institution,parent_code cycle',
    ])
    const file = await top.browser.get(`${path}/bad-rows`)
    assert.include(file.headers.get('content-type')!, 'text/csv')
    assert.include(file.html, '«zoo»')
    assert.lengthOf(file.html.trim().split('\r\n'), 12)
  })

  test('an officer brings what is below the own office only', async ({ assert }) => {
    const { officer, office, ministry } = await makeOffice()
    await makeUnit('03060101014', { parentId: office.id })
    await makeUnit('04060101014', { parentId: ministry.id })
    const { row } = await bring(
      officer.browser,
      'location_code,name_km,name_en,type_code,parent_code\n' +
        '03060101014,ក,a,14,99000000002\n' +
        '04060101014,ក,a,14,99000000001\n' +
        '03060101015,ក,a,14,99000000001\n' +
        '03060101016,ក,a,14,03060101014\n' +
        '03060101017,ក,a,14,03060101016\n' +
        '03060101018,ក,a,14,\n'
    )
    assert.deepEqual(await outcomes(row.id), ['change', 'bad', 'bad', 'add', 'add', 'bad'])
  })

  test('a row that was changed since the preview stops the whole, and the preview is made anew', async ({
    assert,
  }) => {
    const { top, office } = await makeOffice()
    const one = await makeUnit('03060101014', { parentId: office.id })
    const { path, row } = await bring(
      top.browser,
      'location_code,name_km,name_en,type_code\n' +
        '03060101014,ក,From the list,14\n03060101015,ខ,New,14\n'
    )
    await one.merge({ nameKm: 'គ' }).save()
    await makeUnit('03060101015', { parentId: office.id })
    await top.browser.post(`${path}/application`)
    await relayAll()
    const now = await Import.findOrFail(row.id)
    assert.equal(now.state, 'ready')
    assert.deepEqual(now.problem, { code: 'changed_since', data: { count: 2 } })
    assert.deepEqual(await outcomes(row.id), ['change', 'change'])
    assert.notEqual((await one.refresh()).nameEn, 'From the list')
    assert.include((await top.browser.get(path)).html, '2')
  })

  test('a row whose parent turned out bad leaves everything as it was', async ({ assert }) => {
    const { top } = await makeOffice()
    const { path, row } = await bring(
      top.browser,
      'location_code,name_km,name_en,type_code,parent_code\n' +
        '03060101001,ក,a,14,\n03060101002,ខ,b,14,03060101003\n03060101003,គ,c,zoo,\n'
    )
    await top.browser.post(`${path}/application`)
    await relayAll()
    const now = await Import.findOrFail(row.id)
    assert.equal(now.state, 'ready')
    assert.equal(now.problem?.code, 'row_refused')
    assert.equal(await Institution.query().where('location_code', 'like', '0306%').first(), null)
  })

  test('is given up without a trace', async ({ assert }) => {
    const { top } = await makeOffice()
    const { path, row } = await bring(
      top.browser,
      'location_code,name_km,name_en,type_code\n03060101001,ក,a,14\n'
    )
    await top.browser.submit('DELETE', path)
    assert.equal((await Import.findOrFail(row.id)).state, 'discarded')
    assert.lengthOf(await db.from('shared_import_rows').where('import_id', row.id), 0)
    const { status } = await top.browser.post(`${path}/application`)
    assert.equal(status, 303)
    assert.equal((await Import.findOrFail(row.id)).state, 'discarded')
  })

  test('a file that cannot be read is refused with the reason', async ({ assert }) => {
    const { top } = await makeOffice()
    const kind = 'institutions.institutions'
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])
    const refused = await top.browser.upload('/imports', { kind }, { name: 'a.xls', content: old })
    assert.equal(refused.status, 422)
    assert.include(refused.html, '.xls')
    const none = await top.browser.upload('/imports', { kind }, { name: '', content: '' })
    assert.equal(none.status, 422)

    const { row, path } = await bring(top.browser, 'location_code,colour\n1,2\n')
    assert.equal(row.state, 'refused')
    assert.equal(row.problem?.code, 'missing_columns')
    assert.equal((await top.browser.get(path)).status, 200)
  })

  test('is for its owner, and for those who may bring it', async ({ assert }) => {
    const { top, officer, office } = await makeOffice()
    const content = 'location_code,name_km,name_en,type_code\n03060101001,ក,a,14\n'
    const { path } = await bring(top.browser, content)
    const teacher = await signedIn('teacher', office.id)
    for (const { browser } of [officer, teacher]) {
      assert.equal((await browser.get(path)).status, 403)
      assert.equal((await browser.post(`${path}/application`)).status, 403)
      assert.equal((await browser.submit('DELETE', path)).status, 403)
    }
    const upload = { name: 'a.csv', content }
    const kind = 'institutions.institutions'
    assert.equal((await teacher.browser.upload('/imports', { kind }, upload)).status, 403)
    assert.equal((await teacher.browser.get(`/imports/create?kind=${kind}`)).status, 403)
    // Works of one's own are a list too; whoever has nothing to bring does not see the page.
    const pupil = await signedIn('student', office.id)
    assert.equal((await pupil.browser.get('/imports')).status, 403)
    assert.equal((await officer.browser.get('/imports')).status, 200)
    assert.equal((await top.browser.get('/imports/create?kind=no.such')).status, 404)
  })

  test('has a template that can be filled in', async ({ assert }) => {
    const { top } = await makeOffice()
    const path = '/imports/template?kind=institutions.institutions'
    const { html } = await top.browser.get(`${path}&format=csv`)
    assert.include(html, 'លេខកូដអង្គភាព')
    const { row } = await bring(top.browser, `${html}03060101001,ក,a,14\n`)
    assert.deepEqual(await outcomes(row.id), ['add'])
    const book = await top.browser.get(`${path}&format=xlsx`)
    assert.include(book.headers.get('content-type')!, 'spreadsheetml')
  })
})
