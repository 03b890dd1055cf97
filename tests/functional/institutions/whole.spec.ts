import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import Institution from '#institutions/models/institution'
import Cluster from '#institutions/models/cluster'
import { findByCode } from '#institutions/queries/find_by_code'
import { makePerson } from '#tests/support/people'
import { bring, makeOffice, makeUnit } from '#tests/support/imports'

const form = (parentId: string, changes: Record<string, string> = {}) => ({
  ...{ name_km: 'វិទ្យាល័យបឹង', name_en: 'Boeng High School', type_code: '14', parent_id: parentId },
  ...{ place_code: '0306', location_code: '03060101014', emis_code: '' },
  ...changes,
})

test.group('Institutions with everything the ministry knows of them', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a school with marks, cluster, region and days is added, shown and changed', async ({
    assert,
  }) => {
    const { top, office } = await makeOffice()
    await makeUnit('03060101001', { parentId: office.id })
    const cluster = {
      code: '0306-02',
      name_km: 'កម្រង',
      name_en: 'Cluster',
      core_code: '03060101001',
    }
    assert.equal((await top.browser.post('/institutions/clusters', cluster)).status, 303)
    const fields = form(office.id, {
      ...{ 'region': 'rural', 'flags[]': 'library', 'cluster_code': '0306-02' },
      ...{ annex_of_code: '03060101001', has_temporary_code: 'true', is_operating: 'no' },
      ...{ valid_from: '1999-10-01', valid_to: '2025-09-30' },
    })
    const added = await top.browser.post('/institutions', fields)
    assert.equal(added.status, 303, added.html.slice(0, 2000))
    const school = await Institution.findByOrFail('locationCode', '03060101014')
    assert.equal(school.validFrom?.toISODate(), '1999-10-01')
    assert.isFalse(school.isOperating)
    assert.isTrue(school.hasTemporaryCode)
    const page = await top.browser.get(`/institutions/${school.id}`)
    for (const words of ['Has a library ខ្មែរ', 'Rural ខ្មែរ', 'កម្រង', '03060101001']) {
      assert.include(page.html, words)
    }
    assert.include((await top.browser.get(`/institutions/${school.id}/edit`)).html, '0306-02')

    const named = form(office.id, { name_km: 'វិទ្យាល័យថ្មី', location_code: '03060101099' })
    assert.equal((await top.browser.submit('PUT', added.location!, named)).status, 303)
    const after = await top.browser.get(`/institutions/${school.id}`)
    assert.include(after.html, 'វិទ្យាល័យបឹង')
    assert.equal((await findByCode('03060101014'))?.id, school.id)
    const found = await top.browser.get('/institutions?q=03060101014')
    assert.include(found.html, `/institutions/${school.id}`)
    const led = await top.browser.get('/institutions/code/03060101014')
    assert.equal(led.location, `/institutions/${school.id}`)
    assert.equal((await top.browser.get('/institutions/code/99999999999')).status, 404)
  })

  test('refuses what the lists do not know, and days in the wrong order', async ({ assert }) => {
    const { top, office } = await makeOffice()
    for (const wrong of [
      { region: 'moon' },
      { 'flags[]': 'wings' },
      { cluster_code: 'none' },
      { annex_of_code: '11111111111' },
      { valid_from: '2020-01-01', valid_to: '2019-01-01' },
      { location_code: '123' },
    ]) {
      const answer = await top.browser.post('/institutions', form(office.id, wrong as any))
      assert.equal(answer.status, 422, JSON.stringify(wrong))
      assert.include(answer.html, 'error-summary', JSON.stringify(wrong))
    }
  })

  test('the list is narrowed by place, mark, region and operation, and goes out as it can come in', async ({
    assert,
  }) => {
    const { top, office } = await makeOffice()
    const a = await makeUnit('03060101001', {
      ...{ parentId: office.id, placeCode: '0306', flags: ['library'], region: 'rural' },
    })
    const b = await makeUnit('03060101002', { parentId: office.id, isOperating: false })
    for (const [query, there, gone] of [
      ['province=03&district=0306', a, b],
      ['flag=library', a, b],
      ['region=rural', a, b],
      ['operating=yes', a, b],
      ['operating=no', b, a],
      ['q=Unit+03060101002', b, a],
    ] as const) {
      const { html } = await top.browser.get(`/institutions?${query}`)
      assert.include(html, there.id, query)
      assert.notInclude(html, gone.id, query)
    }
    const csv = await top.browser.get('/institutions/export?format=csv')
    assert.lengthOf(csv.html.trim().split('\r\n'), 5)
    const { row } = await bring(top.browser, csv.html)
    assert.deepInclude(row.serialize(), { same: 4, bad: 0, toAdd: 0, toChange: 0 })
    const book = await top.browser.get('/institutions/export?format=xlsx&flag=library')
    assert.include(book.headers.get('content-type')!, 'spreadsheetml')
  })

  test('one takes the place of another; nothing is moved, and it can be undone', async ({
    assert,
  }) => {
    const { top, office, officer, ministry } = await makeOffice()
    const old = await makeUnit('03060101001', { parentId: office.id, emisCode: '030601' })
    const successor = await makeUnit('03060101002', { parentId: ministry.id })
    const annex = await makeUnit('03060101003', { parentId: old.id })
    await makePerson(old.id, { surnameKm: 'ចាន់' }, 'teacher')
    const path = `/institutions/${old.id}/merger`
    const look = await officer.browser.get(`${path}?successor_code=03060101002`)
    assert.include(look.html, successor.nameKm)
    assert.match(look.html, /បុគ្គលដែលមានតួនាទីនៅទីនេះ[\s\S]*?>1</)
    for (const code of ['03060101001', '03060101003', '77777777777']) {
      const answer = await officer.browser.post(path, {
        successor_code: code,
        last_day: '2026-09-30',
      })
      assert.equal(answer.status, 422, code)
    }
    const fields = { successor_code: '03060101002', last_day: '2026-09-30' }
    assert.equal((await officer.browser.post(path, fields)).status, 303)
    await old.refresh()
    assert.deepInclude(old.serialize(), { mergedIntoId: successor.id, isOperating: false })
    assert.equal((await findByCode('03060101001'))?.id, successor.id)
    assert.equal((await findByCode('030601'))?.id, successor.id)
    assert.equal((await annex.refresh()).parentId, old.id)
    assert.include((await top.browser.get(`/institutions/${old.id}`)).html, successor.id)
    const closed = await db.from('shared_audit').where('verb', 'institutions.institution_merged')
    assert.lengthOf(closed, 1)

    const into = `/institutions/${successor.id}/merger`
    const back = await top.browser.post(into, {
      successor_code: '03060101001',
      last_day: '2026-10-01',
    })
    assert.equal(back.status, 422)
    assert.equal((await officer.browser.submit('DELETE', path)).status, 303)
    await old.refresh()
    assert.deepInclude(old.serialize(), { mergedIntoId: null, isOperating: true, validTo: null })
  })

  test('clusters are found, shown with their schools and changed', async ({ assert }) => {
    const { top, officer, office, ministry } = await makeOffice()
    await makeUnit('03060101001', { parentId: office.id })
    await makeUnit('99000000009', { parentId: ministry.id })
    const fields = { code: '0306-02', name_km: 'កម្រងបឹង', name_en: 'Boeng Cluster' }
    const withCore = { ...fields, core_code: '03060101001' }
    const added = await officer.browser.post('/institutions/clusters', withCore)
    assert.equal(added.status, 303)
    const { html } = await officer.browser.get(added.location!)
    assert.include(html, '03060101001')
    const list = await officer.browser.get('/institutions/clusters?q=boeng')
    assert.include(list.html, added.location!)
    assert.notInclude((await top.browser.get('/institutions/clusters?q=zzz')).html, added.location!)

    const twice = await top.browser.post('/institutions/clusters', withCore)
    assert.equal(twice.status, 422)
    const nowhere = { ...fields, code: 'x-1', core_code: '11111111111' }
    assert.equal((await officer.browser.post('/institutions/clusters', nowhere)).status, 422)
    const foreign = { ...fields, code: 'x-2', core_code: '99000000009' }
    assert.equal((await officer.browser.post('/institutions/clusters', foreign)).status, 403)

    const renamed = { ...withCore, name_en: 'Lake Cluster' }
    assert.equal((await officer.browser.submit('PUT', added.location!, renamed)).status, 303)
    assert.equal((await Cluster.findByOrFail('code', '0306-02')).nameEn, 'Lake Cluster')
  })
})

test.group('The tree and the places', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens one level after another, with pages of schools', async ({ assert }) => {
    const { top, office } = await makeOffice()
    const list = Array.from({ length: 60 }, (_, at) => `030601010${String(at).padStart(2, '0')}`)
    const rows = list.map((code) => `${code},សាលា ${code},School,14,99000000002`)
    const { path } = await bring(
      top.browser,
      ['location_code,name_km,name_en,type_code,parent_code', ...rows].join('\n')
    )
    await top.browser.post(`${path}/application`)
    await relayAll()
    const closed = await top.browser.get('/institutions/tree')
    assert.include(closed.html, `?at=${office.id}`)
    assert.notInclude(closed.html, 'សាលា 03060101000')
    const open = await top.browser.get(`/institutions/tree?at=${office.id}`)
    assert.include(open.html, 'សាលា 03060101000')
    assert.notInclude(open.html, 'សាលា 03060101059')
    assert.match(open.html, /aria-expanded=['"]true['"]/)
    const second = await top.browser.get(`/institutions/tree?at=${office.id}&page=2`)
    assert.include(second.html, 'សាលា 03060101059')
    const leaf = await Institution.findByOrFail('locationCode', '03060101059')
    const deep = await top.browser.get(`/institutions/tree?at=${leaf.id}`)
    assert.include(deep.html, 'សាលា 03060101059')
    assert.notInclude(deep.html, 'សាលា 03060101000')
    assert.equal((await top.browser.get('/institutions/tree?at=nobody')).status, 404)
  })

  test('places show their codes and what is there', async ({ assert }) => {
    const { top, office } = await makeOffice()
    await makeUnit('03060101001', { parentId: office.id, placeCode: '0306' })
    const { html } = await top.browser.get('/institutions/places')
    assert.include(html, '/institutions/places/03')
    assert.include(html, '/institutions?province=03')
    const province = await top.browser.get('/institutions/places/03')
    assert.include(province.html, 'district=0306')
    assert.equal((await top.browser.get('/institutions/places/0306')).status, 404)
  })
})
