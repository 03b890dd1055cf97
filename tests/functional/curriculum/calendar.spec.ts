import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { relayAll } from '#shared/outbox/relay'
import { emptyLibrary } from '#tests/support/library'
import { makeCountry, signedIn } from '#tests/support/people'
import { bring } from '#tests/support/imports'
import { Import } from '#shared/imports/import'
import { currentYear, isSchoolDay, yearOn } from '#curriculum/queries/calendar'

const year = (changes: Record<string, string> = {}) => ({
  ...{ name: '2026-2027', starts_on: '2026-11-02', ends_on: '2027-09-30' },
  ...{ s1_starts_on: '2026-11-02', s1_ends_on: '2027-03-27' },
  ...{ 's2_starts_on': '2027-04-19', 's2_ends_on': '2027-08-28', 'school_days[]': '1' },
  ...changes,
})

async function makeCalendar() {
  const country = await makeCountry()
  const ministry = await signedIn('education_specialist', country.ministry)
  const province = await signedIn('provincial_officer', country.province)
  for (const code of ['03', '04']) {
    const place = { type: 'x', type_km: 'ខេត្ត', name_km: 'ក', name_en: `Province ${code}` }
    await db.table('institutions_places').insert({ id: crypto.randomUUID(), code, ...place })
  }
  await db
    .from('institutions')
    .whereIn('id', [country.province, country.school])
    .update({ place_code: '03' })
  for (const one of [ministry, province]) one.browser.cookies.set('lang', 'en')
  return { country, ministry: ministry.browser, province: province.browser }
}

test.group('The school calendar', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.teardown(() => clock.release())

  test('the ministry sets the year, a province what differs there, and school days follow', async ({
    assert,
  }) => {
    const { ministry, province, country } = await makeCalendar()
    assert.isUndefined(await currentYear())
    assert.equal((await ministry.post('/calendar/years', year())).status, 303)
    assert.equal((await province.post('/calendar/years', year({ name: '2027-2028' }))).status, 403)
    const later = year({ place_code: '03', starts_on: '2026-11-09', s1_starts_on: '2026-11-09' })
    assert.equal((await province.post('/calendar/years', later)).status, 303)
    const elsewhere = await province.post('/calendar/years', { ...later, place_code: '04' })
    assert.equal(elsewhere.status, 403)
    await db.from('curriculum_years').update({ school_days: '123456' })
    forget()

    assert.isTrue(await isSchoolDay('2026-11-03'))
    assert.isUndefined(await isSchoolDay('2026-11-03', country.school))
    assert.isTrue(await isSchoolDay('2026-11-10', country.school))
    assert.isFalse(await isSchoolDay('2026-11-08'))
    assert.isFalse(await isSchoolDay('2027-04-05'))
    const holiday = { day: '2026-11-10', name_km: 'បុណ្យ', name_en: 'Feast', closes_schools: '1' }
    assert.equal((await ministry.post('/calendar/holidays', holiday)).status, 303)
    assert.isFalse(await isSchoolDay('2026-11-10'))
    assert.equal((await ministry.post('/calendar/holidays', holiday)).status, 422)

    clock.freeze(DateTime.fromISO('2026-10-10T00:00:00Z'))
    forget()
    assert.equal((await currentYear())!.name, '2026-2027')
    assert.isUndefined(await yearOn('2026-10-10'))
  })

  test('a year that cannot be comes back with its reason', async ({ assert }) => {
    const { ministry } = await makeCalendar()
    const wrong = {
      'The second year must follow': { name: '2026-2028' },
      'The end must come after': { ends_on: '2026-01-01' },
      'A semester needs both': { s2_ends_on: '' },
      'must lie within the year': { s2_ends_on: '2028-01-01' },
      'must begin after the first': { s2_starts_on: '2027-03-01' },
    }
    for (const [words, changes] of Object.entries(wrong)) {
      const page = await ministry.post('/calendar/years', year(changes))
      assert.equal(page.status, 422)
      assert.include(page.html, words)
    }
    await ministry.post('/calendar/years', year())
    const overlap = await ministry.post('/calendar/years', year({ name: '2027-2028' }))
    assert.include(overlap.html, 'overlaps another one')
  })

  test('the year is a page and a sheet of paper, and goes away again', async ({ assert }) => {
    const { ministry } = await makeCalendar()
    await ministry.post('/calendar/years', year())
    await ministry.post('/calendar/holidays', {
      ...{ day: '2026-11-09', name_km: 'បុណ្យ', name_en: 'Independence Day', closes_schools: '1' },
    })
    for (const path of ['/calendar?year=2026-2027', '/calendar/print?year=2026-2027']) {
      const page = await ministry.get(path)
      assert.equal(page.status, 200)
      assert.include(page.html, 'Independence Day')
      assert.include(page.html, 'November 2026')
    }
    const { id } = await db.from('curriculum_years').firstOrFail()
    const changed = year({ s2_ends_on: '2027-08-20' })
    assert.equal((await ministry.submit('PUT', `/calendar/years/${id}`, changed)).status, 303)
    const part = await db.from('curriculum_semesters').where('number', 2).firstOrFail()
    assert.equal(part.ends_on, '2027-08-20')
    await ministry.submit('DELETE', `/calendar/years/${id}`)
    assert.isNull(await db.from('curriculum_years').first())
  })

  test('years and holidays come from a file, each to the places of the person', async ({
    assert,
  }) => {
    const { ministry, province } = await makeCalendar()
    const holidays =
      'day,name_km,name_en,closes_schools,place_code\r\n' +
      '2026-11-09,បុណ្យ,Independence Day,yes,\r\n9/11/2027,បុណ្យ,Independence Day,no,\r\nx,ក,Bad,yes,\r\n'
    const brought = await bring(ministry, holidays, { kind: 'curriculum.holidays' })
    assert.deepEqual([brought.row.toAdd, brought.row.bad], [2, 1])
    await ministry.post(`${brought.path}/application`)
    await relayAll()
    assert.lengthOf(await db.from('curriculum_holidays'), 2)
    const out = await ministry.get('/calendar/holidays/sheet?year=2027')
    assert.include(out.html, '2027-11-09')

    const years =
      'name,place_code,starts_on,ends_on,s1_starts_on,s1_ends_on\r\n' +
      '2026-2027,,2026-11-02,2027-09-30,2026-11-02,2027-03-27\r\n' +
      '2026-2027,03,2026-11-09,2027-09-30,2026-11-09,2027-03-27\r\n'
    const own = await bring(province, years, { kind: 'curriculum.years' })
    assert.deepEqual([own.row.toAdd, own.row.bad], [1, 1])
    await province.post(`${own.path}/application`)
    await relayAll()
    assert.equal((await Import.findOrFail(own.row.id)).state, 'applied')
    const [row] = await db.from('curriculum_years')
    assert.equal(row.place_code, '03')
    assert.lengthOf(await db.from('curriculum_semesters').where('year_id', row.id), 1)
  })
})
