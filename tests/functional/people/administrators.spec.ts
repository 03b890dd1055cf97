import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import { SYSTEM } from '#shared/actor'
import { disableAccount } from '#identity/actions/disable_account'
import { removeMembership } from '#identity/actions/remove_membership'
import { makeAccount } from '#tests/support/accounts'
import { makeCountry, signedIn } from '#tests/support/people'

const administrator = (personId: string) =>
  Membership.query().where({ person_id: personId, role: 'administrator' }).firstOrFail()

test.group('The last administrator', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('cannot be removed or closed', async ({ assert }) => {
    const { ministry } = await makeCountry()
    const { person, browser } = await signedIn('administrator', ministry)
    const held = await administrator(person.id)
    const answer = await browser.submit('DELETE', `/people/${person.id}/memberships/${held.id}`)
    assert.equal(answer.status, 303)
    await held.refresh()
    assert.deepEqual(
      await disableAccount(SYSTEM, (await User.findByOrFail('personId', person.id)).id),
      {
        ok: false,
        error: { type: 'last_administrator' },
      }
    )
    assert.lengthOf(await db.from('shared_audit').where('subject_id', person.id), 0)
  })

  test('two of them: one may go, then the other may not', async ({ assert }) => {
    const { ministry } = await makeCountry()
    const [one, two] = [
      await makeAccount({ role: 'administrator', institutionId: ministry }),
      await makeAccount({ role: 'administrator', institutionId: ministry }),
    ]
    const first = await removeMembership(SYSTEM, (await administrator(one.person.id)).id)
    const second = await removeMembership(SYSTEM, (await administrator(two.person.id)).id)
    assert.isTrue(first.ok)
    assert.isFalse(second.ok)
  })

  test('one whose account is closed, or who is below, does not count', async ({ assert }) => {
    const { ministry, school } = await makeCountry()
    const last = await makeAccount({ role: 'administrator', institutionId: ministry })
    const closed = await makeAccount({ role: 'administrator', institutionId: ministry })
    await makeAccount({ role: 'administrator', institutionId: school })
    assert.isTrue((await disableAccount(SYSTEM, closed.user.id)).ok)
    assert.isFalse((await disableAccount(SYSTEM, last.user.id)).ok)
  })

  test('of a school may go while one of the ministry is there', async ({ assert }) => {
    const { ministry, school } = await makeCountry()
    await makeAccount({ role: 'administrator', institutionId: ministry })
    const { person } = await makeAccount({ role: 'administrator', institutionId: school })
    assert.isTrue((await removeMembership(SYSTEM, (await administrator(person.id)).id)).ok)
  })

  test('only an administrator gives the role', async ({ assert }) => {
    const { ministry, province, school } = await makeCountry()
    const { person } = await makeAccount({ role: 'teacher', institutionId: school })
    const wish = { role: 'administrator', institution_id: school }
    const officer = await signedIn('provincial_officer', province)
    const path = `/people/${person.id}/memberships`
    assert.equal((await officer.browser.post(path, wish)).status, 403)
    const above = await signedIn('administrator', ministry)
    assert.equal((await above.browser.post(path, wish)).status, 303)
  })
})
