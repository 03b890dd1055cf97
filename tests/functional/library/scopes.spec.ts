import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { narrowToOwn } from '#library/own_people'
import { BrowserSession } from '#tests/support/browser_session'
import { makeInstitution } from '#tests/support/accounts'
import { decideAbout, makeReview } from '#tests/support/reviews'
import {
  emptyLibrary,
  htmlOf,
  makeResource,
  makeSyllabus,
  sendForm,
  signedIn,
  statusOf,
} from '#tests/support/library'
import type { Actor } from '#shared/actor'

const FORM = {
  'title_km': 'មេរៀន',
  'body_km': 'អត្ថបទ',
  'languages[]': ['km'],
  'audience[]': 'student',
  'licence': 'CC-BY-SA-4.0',
}

const stateOf = async (code: string) => {
  const row = await db.from('library_resources').where('code', code).firstOrFail()
  return row.state as string
}

const typed = (id: string, type: string, place: string) =>
  db.from('institutions').where('id', id).update({ type_code: type, place_code: place })

test.group('Who decides about a resource', (group) => {
  group.each.setup(() => emptyLibrary())

  test('only what was approved and stands as it was is offered again without a review', async ({
    assert,
  }) => {
    const reviewer = await signedIn('content_reviewer', await makeInstitution())
    const { code } = await makeResource()
    const path = `/library/${code}/publication`
    const offer = () => statusOf(reviewer.browser.submit('POST', path))
    assert.equal(await offer(), 403, 'it is offered already')
    await reviewer.browser.submit('DELETE', path, { state: 'retired' })
    assert.equal(await stateOf(code), 'retired')
    assert.equal(await offer(), 303)
    assert.equal(await stateOf(code), 'published')
    for (const state of ['draft', 'submitted', 'in_review', 'hidden', 'retired'] as const) {
      const other = await makeResource({ state, isApproved: false })
      const answer = reviewer.browser.submit('POST', `/library/${other.code}/publication`)
      assert.equal(await statusOf(answer), 403, state)
      assert.equal(await stateOf(other.code), state)
    }
  })

  test('at the moment of the decision the licence is looked at again', async ({ assert }) => {
    const ministry = await makeInstitution()
    const author = await signedIn('teacher', ministry)
    const reviewer = await signedIn('content_reviewer', ministry)
    const mine = { institutionId: ministry, createdBy: author.person.id }
    const { id, code } = await makeResource({ ...mine, state: 'draft', publishedAt: null })
    const sides = { author: author.browser, reviewer: reviewer.browser }
    await author.browser.submit('POST', '/reviews', { type: 'resource', id })
    await db
      .from('library_resources')
      .where('id', id)
      .update({ licence: 'MINISTRY-PERMISSION', state: 'draft' })
    assert.equal(await decideAbout(code, sides), 422)
    assert.notEqual(await stateOf(code), 'published')
  })

  test('a correction of what one institution has does not reach the country', async ({
    assert,
  }) => {
    await makeSyllabus()
    const school = await makeInstitution(await makeInstitution())
    const { code } = await makeResource({ institutionId: school, scope: 'institution' })
    const leader = await signedIn('school_leader', school)
    const path = `/library/${code}`
    const to = { page: `${path}/edit`, path, method: 'PUT' }
    const wider = await sendForm(leader.browser, to, { ...FORM, scope: 'national' })
    assert.equal(wider.status, 422)
    const unproven = { ...FORM, scope: 'institution', licence: 'ALL-RIGHTS-RESERVED' }
    await db.table('institutions_code_entries').insert({
      ...{ id: crypto.randomUUID(), list: 'licence', code: 'ALL-RIGHTS-RESERVED', position: 9 },
      ...{ label_km: 'រក្សាសិទ្ធិ', label_en: 'All rights reserved' },
    })
    assert.equal((await sendForm(leader.browser, to, unproven)).status, 422)
    assert.equal(
      (await sendForm(leader.browser, to, { ...FORM, scope: 'institution' })).status,
      303
    )
    const national = await makeResource({ institutionId: school })
    assert.equal(await statusOf(leader.browser.get(`/library/${national.code}/edit`)), 403)
  })

  test('what is handed in is changed by those who decide, not by its author', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const author = await signedIn('teacher', school)
    const made = await makeReview({
      ...{ institutionId: school, submittedBy: author.person.id, scope: 'national' },
    })
    const path = `/library/${made.resource.code}`
    assert.equal(await statusOf(author.browser.get(path)), 200)
    assert.equal(await statusOf(author.browser.get(`${path}/edit`)), 403)
    const reviewer = await signedIn('content_reviewer', ministry)
    assert.equal(await statusOf(reviewer.browser.get(`${path}/edit`)), 200)
  })
})

test.group('What an institution keeps for its own people', (group) => {
  group.each.setup(() => emptyLibrary())

  async function cast() {
    const ministry = await makeInstitution()
    const office = await makeInstitution(ministry)
    const school = await makeInstitution(office)
    const other = await makeInstitution(office)
    await typed(school, '14', '0306')
    await typed(other, '14', '0306')
    return { ministry, office, school, other }
  }

  const lists = async (browser: BrowserSession, code: string, q = '') =>
    (await htmlOf(browser.get(`/library/own${q}`))).includes(code)

  test("a school's own: staff and pupils find and open it, nobody else", async ({ assert }) => {
    const { office, school, other } = await cast()
    const kept = { institutionId: school, scope: 'institution' as const, titleKm: 'សំណួរប្រឡង' }
    const { code } = await makeResource(kept)
    const staff = await makeResource({ ...kept, teacherOnly: true })
    const path = `/library/${code}`
    for (const [role, at] of [
      ['student', school],
      ['teacher', school],
      ['provincial_officer', office],
    ] as const) {
      const { browser } = await signedIn(role, at)
      assert.isTrue(await lists(browser, code), role)
      assert.equal(await lists(browser, staff.code), role !== 'student', `${role}: for staff`)
      assert.equal(await statusOf(browser.get(path)), 200, role)
      const q = `?q=${encodeURIComponent('ប្រឡង')}`
      assert.isTrue(await lists(browser, code, q))
      assert.isFalse(await lists(browser, code, `?q=${encodeURIComponent('ឆ្ងាយ')}`))
      assert.isFalse(await lists(browser, code, '?kind=video'))
      assert.include(await htmlOf(browser.get(`/library${q}`)), '/library/own?q=')
    }
    for (const role of ['student', 'teacher'] as const) {
      const { browser } = await signedIn(role, other)
      assert.isFalse(await lists(browser, code), role)
      assert.equal(await statusOf(browser.get(path)), 404, role)
      assert.notInclude(await htmlOf(browser.get('/library')), '/library/own')
    }
    const pupil = await signedIn('student', school)
    await pupil.browser.submit('POST', `${path}/saves`)
    assert.include(await htmlOf(pupil.browser.get('/library/saved')), code)
    await db
      .from('identity_memberships')
      .where('person_id', pupil.person.id)
      .update({ institution_id: other })
    assert.notInclude(await htmlOf(pupil.browser.get('/library/saved')), code)
    const visitor = new BrowserSession()
    assert.equal(await statusOf(visitor.get(path)), 303)
    assert.notInclude(await htmlOf(visitor.get('/library')), code)
  })

  test('its few are found by an index, without a look at everybody’s', async ({ assert }) => {
    const actor: Actor = {
      ...{ userId: newId(), personId: newId(), name: 'x' },
      grants: [{ role: 'teacher', institutionId: await makeInstitution() }],
    }
    const rows = db.from('library_resources').where({ state: 'published', shelf: 'open' })
    await narrowToOwn(actor, rows)
    const { sql, bindings } = rows.count('* as total').toSQL().toNative()
    const plan = await db.rawQuery(`explain query plan ${sql}`, bindings as string[])
    assert.match(
      JSON.stringify(plan),
      /library_resources_scope_state_index \(scope=\? AND state=\?\)/
    )
  }).skip(Boolean(process.env.DATABASE_URL), 'the plan of SQLite')

  test("a training centre's own reaches its trainees and the practice schools of its province", async ({
    assert,
  }) => {
    const { office, school } = await cast()
    const centre = await makeInstitution(office)
    const practice = await makeInstitution(office)
    const flagged = await makeInstitution(office)
    const far = await makeInstitution(office)
    await typed(centre, '7', '0305')
    await typed(practice, '9', '0301')
    await typed(flagged, '14', '0302')
    await typed(far, '9', '1201')
    await db.table('institutions_flags').insert({ institution_id: flagged, code: 'practice' })
    const { code } = await makeResource({ institutionId: centre, scope: 'training' })
    for (const [role, at, opens] of [
      ['trainee_teacher', centre, true],
      ['trainer', centre, true],
      ['teacher', practice, true],
      ['teacher', flagged, true],
      ['student', practice, false],
      ['teacher', school, false],
      ['teacher', far, false],
    ] as const) {
      const { browser } = await signedIn(role, at)
      assert.equal(await lists(browser, code), opens, `${role} ${at}`)
      assert.equal(await statusOf(browser.get(`/library/${code}`)), opens ? 200 : 404, role)
    }
  })

  test('the form offers what the institution of the author can keep', async ({ assert }) => {
    await makeSyllabus()
    const { school, office } = await cast()
    const centre = await makeInstitution(office)
    await typed(centre, '7', '0305')
    const trainer = await signedIn('trainer', centre)
    const page = await htmlOf(trainer.browser.get('/library/create'))
    assert.include(page, 'value="training"')
    assert.notInclude(page, 'value="institution"')
    const to = { page: '/library/create', path: '/library' }
    await sendForm(trainer.browser, to, { ...FORM, scope: 'institution' })
    assert.equal((await db.from('library_resources').firstOrFail()).scope, 'training')
    const teacher = await signedIn('teacher', school)
    const form = await htmlOf(teacher.browser.get('/library/create'))
    assert.notInclude(form, 'value="training"')
  })
})
