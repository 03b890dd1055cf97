import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { lanAddresses } from '#shared/http/addresses'
import { newId } from '#shared/ids'
import AccountBatch from '#identity/models/account_batch'
import { makeClass, makeCountry, makePerson, signedIn } from '#tests/support/people'

const viewings = () =>
  db.from('shared_audit').where('verb', 'identity.slips_viewed').orderBy('at').orderBy('id')

test.group('Slips', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each look stands in the log, with institution and count and nobody’s name', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const { browser, person: leader } = await signedIn('school_leader', school)
    const pupil = await makePerson(school, { surnameLatin: 'Sovann' })
    const schoolClass = await makeClass(school, null, [pupil.person.id])
    const batch = await AccountBatch.create({
      ...{ id: newId(), institutionId: school, createdBy: leader.id, role: 'student' },
      ...{ secretKind: 'pin', total: 0, made: 0, rows: [] },
    })
    await browser.post(`/people/${pupil.person.id}/password`, { kind: 'pin' })
    const pages = [
      { path: `/people/${pupil.person.id}/slip`, type: 'person', id: pupil.person.id, count: 1 },
      { path: `/classes/${schoolClass.id}/slips`, type: 'class', id: schoolClass.id, count: 1 },
      { path: `/people/batches/${batch.id}/slips`, type: 'account_batch', id: batch.id, count: 0 },
    ]
    for (const { path } of pages) assert.equal((await browser.get(path)).status, 200)
    const entries = await viewings()
    assert.lengthOf(entries, pages.length)
    for (const { type, id, count } of pages) {
      const entry = entries.find((one) => one.subject_type === type)
      assert.equal(entry.subject_id, id)
      assert.equal(entry.institution_id, school)
      assert.equal(entry.actor_id, leader.id)
      const after = typeof entry.after === 'string' ? JSON.parse(entry.after) : entry.after
      assert.deepEqual(after, { count })
    }
  })

  test('one who may not look leaves no entry', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const { browser } = await signedIn('school_leader', otherSchool)
    const pupil = await makePerson(school, { surnameLatin: 'Sovann' })
    assert.equal((await browser.get(`/people/${pupil.person.id}/slip`)).status, 403)
    assert.lengthOf(await viewings(), 0)
  })

  test('show an address that a phone can open', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const pupil = await makePerson(school, { surnameLatin: 'Sovann' })
    await browser.post(`/people/${pupil.person.id}/password`, { kind: 'pin' })
    const { html } = await browser.get(`/people/${pupil.person.id}/slip`)
    // The test asks by 127.0.0.1, which is no address for a phone.
    assert.include(html, `${lanAddresses()[0] ?? process.env.APP_URL}/sign-in`)
  })
})
