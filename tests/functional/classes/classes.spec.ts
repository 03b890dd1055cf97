import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import ClassPupil from '#identity/models/class_pupil'
import SchoolClass from '#identity/models/school_class'
import { makeGradeList, makeYearClass } from '#tests/support/classes'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

async function makeSubject() {
  const framework = { id: newId(), code: newId().slice(-8), version: '1', status: 'draft' }
  const titles = { title_km: 'កម្មវិធីសិក្សា', title_en: 'Curriculum' }
  await db.table('curriculum_frameworks').insert({ ...framework, ...titles })
  const id = newId()
  await db.table('curriculum_subjects').insert({
    ...{ id, framework_id: framework.id, code: id.slice(-8), colour: 'phys', position: 1 },
    ...{ name_km: 'រូបវិទ្យា', name_en: 'Physics', short_km: 'រូប', short_en: 'Physics' },
  })
  forget()
  return id
}

test.group('Classes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test("have grade with track, room and places; what the lists don't know is refused", async ({
    assert,
  }) => {
    await makeGradeList()
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const form = { institution_id: school, name: '11S', year: '2026-2027', grade: 'social-11' }
    const made = await browser.post('/classes', { ...form, room: 'B 204', capacity: '40' })
    assert.equal(made.status, 303)
    const found = await SchoolClass.findByOrFail({ institutionId: school, name: '11S' })
    assert.deepInclude(found.serialize(), { grade: 11, track: 'social', capacity: 40 })
    const wrong: Record<string, string>[] = [
      { grade: 'magic-11' },
      { grade: '13' },
      { shift: 'midnight' },
      { capacity: '0' },
    ]
    for (const fields of wrong) {
      const refused = await browser.post('/classes', { ...form, name: 'X', ...fields })
      assert.equal(refused.status, 422, JSON.stringify(fields))
    }
  })

  test('are found by room, year, grade and shift, with heads and girls', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { schoolClass } = await makeYearClass(school, { name: '10A', shift: 'morning' }, 3, 2)
    await makeYearClass(school, { name: '11B', grade: 11, track: 'science', year: '2026-2027' })
    const count = async (query: string) => {
      const { html } = await browser.get(`/classes?${query}`)
      return ['10A', '11B'].filter((name) => html.includes(`>${name}<`)).join()
    }
    assert.equal(await count('year=2025-2026'), '10A')
    assert.equal(await count('grade=science-11'), '11B')
    assert.equal(await count('shift=morning'), '10A')
    assert.equal(await count('q=nothing'), '')
    const { html } = await browser.get(`/classes/${schoolClass.id}`)
    assert.include(html, '3 (ស្រី 2)')
  })

  test('a teacher of a subject sees the class until it ends, but no slips and no accounts', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const leader = await signedIn('school_leader', school)
    const { schoolClass, pupils } = await makeYearClass(school, { name: '10A' }, 1)
    const page = `/classes/${schoolClass.id}`
    assert.equal((await teacher.browser.get(page)).status, 403)
    const subject = await makeSubject()
    const fields = { subject_id: subject, person_id: teacher.person.id }
    assert.equal((await leader.browser.post(`${page}/teachers`, fields)).status, 303)
    assert.equal((await teacher.browser.get(page)).status, 200)
    assert.include((await teacher.browser.get('/classes')).html, schoolClass.id)
    assert.equal((await teacher.browser.get(`${page}/list`)).status, 200)
    assert.equal((await teacher.browser.get(`${page}/slips`)).status, 403)
    assert.equal((await teacher.browser.get(`/people/${pupils[0].person.id}`)).status, 403)
    const reset = `/people/${pupils[0].person.id}/password`
    assert.equal((await teacher.browser.post(reset, { kind: 'pin' })).status, 403)

    const stranger = await makePerson(school, { surnameLatin: 'Sok' })
    const refused = { ...fields, person_id: stranger.person.id }
    assert.equal((await leader.browser.post(`${page}/teachers`, refused)).status, 422)
    const row = await db.from('identity_class_teachers').where('class_id', schoolClass.id).first()
    await leader.browser.submit('DELETE', `${page}/teachers/${row.id}`)
    assert.equal((await teacher.browser.get(page)).status, 403)
  })

  test('a place ends with its history; who comes back has it again', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { schoolClass, pupils } = await makeYearClass(school, { name: '10A' }, 2)
    const { schoolClass: other } = await makeYearClass(school, { name: '10B' })
    const [first, second] = pupils
    const at = (id: string) => `/classes/${schoolClass.id}/pupils/${id}`
    await browser.submit('DELETE', at(first.person.id), { how: 'moved', to_class_id: other.id })
    const places = await ClassPupil.query().where('person_id', first.person.id)
    const old = places.find((one) => one.classId === schoolClass.id)!
    assert.equal(old.status, 'moved')
    assert.equal(places.find((one) => one.classId === other.id)?.status, 'active')
    assert.include((await browser.get(`/classes/${schoolClass.id}?past=1`)).html, first.person.id)

    await browser.post(`/classes/${schoolClass.id}/pupils`, { pupil: first.username })
    assert.equal((await ClassPupil.findOrFail(old.id)).status, 'active')
    const taken = await browser.submit('PUT', at(first.person.id), { roll_number: '2' })
    assert.equal(taken.status, 422)
    await browser.submit('DELETE', at(second.person.id), { how: 'mistake' })
    assert.lengthOf(await ClassPupil.query().where('person_id', second.person.id), 0)
  })

  test('are downloaded as CSV and XLSX, formulas made harmless', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { schoolClass } = await makeYearClass(school, { name: '=1+1' }, 2)
    const list = await browser.get('/classes/export?format=csv')
    assert.include(list.html, "'=1+1")
    assert.lengthOf(list.html.trim().split('\n'), 2)
    const pupils = await browser.get(`/classes/${schoolClass.id}/export?format=csv`)
    assert.lengthOf(pupils.html.trim().split('\n'), 3)
    const book = await browser.get(`/classes/${schoolClass.id}/export?format=xlsx`)
    assert.isTrue(book.html.startsWith('PK'))
    const read = await db.from('shared_audit').where('verb', 'identity.class_exported').first()
    assert.equal(read.subject_id, schoolClass.id)
  })
})
