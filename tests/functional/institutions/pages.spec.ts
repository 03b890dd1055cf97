import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import { makeCountry, signedIn } from '#tests/support/people'
import { listInstitutions } from '#institutions/queries/list_institutions'
import Institution from '#institutions/models/institution'

const form = (parentId: string, changes: Record<string, string> = {}) => ({
  name_km: 'វិទ្យាល័យបឹងត្របែក',
  name_en: 'Boeung Trabek High School',
  type_code: '14',
  parent_id: parentId,
  place_code: '',
  location_code: '',
  emis_code: '',
  ...changes,
})

test.group('Pages of institutions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    const entry = { id: newId(), list: 'institution_type', code: '14', position: 1 }
    const labels = { label_km: 'វិទ្យាល័យ', label_en: 'High School' }
    await db.table('institutions_code_entries').insert({ ...entry, ...labels })
  })

  test('an officer adds one below the own office, and finds it however its vowels were typed', async ({
    assert,
  }) => {
    const { district, otherDistrict } = await makeCountry()
    const { browser } = await signedIn('district_officer', district)
    const added = await browser.post('/institutions', form(district))
    assert.equal(added.status, 303)
    const outside = await browser.post('/institutions', form(otherDistrict))
    assert.equal(outside.status, 403)
    assert.equal((await browser.post('/institutions', form(''))).status, 403)

    const { rows } = await listInstitutions({ q: 'បឹងត្របែក' }, 'km')
    assert.lengthOf(rows, 1)
    for (const q of ['បឹង\u200bត្របែក', 'boeung  TRABEK']) {
      const page = await browser.get(`/institutions?q=${encodeURIComponent(q)}`)
      assert.include(page.html, `/institutions/${rows[0].id}`)
    }
    const none = await browser.get('/institutions?q=នគរវត្ត')
    assert.notInclude(none.html, `/institutions/${rows[0].id}`)
  })

  test('finds «សិទ្ធិ» typed with the vowel before the subscript', async ({ assert }) => {
    const { school } = await makeCountry()
    const institution = await Institution.findOrFail(school)
    await institution.merge({ nameKm: 'វិទ្យាល័យសិទ្ធិមនុស្ស' }).save()
    const found = await listInstitutions({ q: 'សិទិ្ធ' }, 'km')
    assert.deepEqual(
      found.rows.map((row) => row.id),
      [school]
    )
  })

  test('a move needs reach over both places', async ({ assert }) => {
    const { district, otherDistrict, province, school } = await makeCountry()
    const officer = await signedIn('district_officer', district)
    const refused = await officer.browser.submit(
      'PUT',
      `/institutions/${school}`,
      form(otherDistrict)
    )
    assert.equal(refused.status, 403)
    const above = await signedIn('provincial_officer', province)
    const moved = await above.browser.submit('PUT', `/institutions/${school}`, form(otherDistrict))
    assert.equal(moved.status, 303)
    const standing = await Institution.findOrFail(school)
    assert.equal(standing.parentId, otherDistrict)
  })

  test('a refused form comes back with what was typed', async ({ assert }) => {
    const { province, school } = await makeCountry()
    const { browser } = await signedIn('provincial_officer', province)
    const page = await browser.submit(
      'PUT',
      `/institutions/${school}`,
      form(school, { location_code: '12' })
    )
    assert.equal(page.status, 422)
    assert.include(page.html, 'Boeung Trabek High School')
    const cycle = await browser.submit('PUT', `/institutions/${province}`, form(school))
    assert.equal(cycle.status, 422)
    assert.include(cycle.html, 'អង្គភាពមិនអាចស្ថិតក្រោមឱវាទ')
  })

  test('an address that is no id is not found, and a strange page number is the first', async ({
    assert,
  }) => {
    const { province } = await makeCountry()
    const { browser } = await signedIn('teacher', province)
    assert.equal((await browser.get('/institutions/nowhere')).status, 404)
    assert.equal((await browser.get(`/institutions/${newId()}`)).status, 404)
    assert.equal((await browser.get('/institutions?page=x&q[]=1&type=%00')).status, 200)
  })
})
