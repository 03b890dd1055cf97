import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import LoginSession from '#identity/models/login_session'
import User from '#identity/models/user'
import { makeAccount } from '#tests/support/accounts'
import { makeCountry, signedIn } from '#tests/support/people'
import type { Role } from '#identity/types'

async function withFactor(role: Role, institutionId: string) {
  const account = await signedIn(role, institutionId)
  const values = { totpSecret: 'kept', totpConfirmedAt: clock.now(), recoveryCodes: ['a', 'b'] }
  await account.user.merge(values).save()
  return { ...account, path: `/people/${account.person.id}`, id: account.user.id }
}

test.group('A second factor whose phone and sheet are lost', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('another administrator removes it; all devices are signed out', async ({ assert }) => {
    const { ministry } = await makeCountry()
    const lost = await withFactor('administrator', ministry)
    const { browser } = await signedIn('administrator', ministry)
    const page = await browser.get(lost.path)
    assert.include(page.html, `${lost.path}/second-factor?_method=DELETE`)
    assert.include(page.html, '<confirm-submit>')
    const answer = await browser.submit('DELETE', `${lost.path}/second-factor`)
    assert.equal(answer.location, lost.path)

    const user = await User.findOrFail(lost.id)
    assert.isFalse(user.hasSecondFactor)
    assert.isNull(user.totpSecret)
    assert.isNull(user.recoveryCodes)
    const open = await LoginSession.query().where('user_id', lost.id).whereNull('ended_at')
    assert.lengthOf(open, 0)
    assert.equal((await lost.browser.get('/me')).status, 303)
    const entry = await db.from('shared_audit').where('verb', 'identity.second_factor_reset')
    assert.lengthOf(entry, 1)
    assert.equal(entry[0].subject_id, lost.person.id)
    assert.notInclude((await browser.get(lost.path)).html, `${lost.path}/second-factor`)
  })

  test('not by oneself, by a leader, by an officer, by an administrator below', async ({
    assert,
  }) => {
    const { ministry, province, school } = await makeCountry()
    const high = await withFactor('administrator', ministry)
    const teacher = await withFactor('teacher', school)
    const below = await signedIn('administrator', school)
    const leader = await signedIn('school_leader', school)
    const officer = await signedIn('provincial_officer', province)
    const refused = [
      await high.browser.submit('DELETE', `${high.path}/second-factor`),
      await below.browser.submit('DELETE', `${high.path}/second-factor`),
      await leader.browser.submit('DELETE', `${teacher.path}/second-factor`),
      await officer.browser.submit('DELETE', `${teacher.path}/second-factor`),
    ]
    assert.deepEqual(
      refused.map(({ status }) => status),
      [403, 403, 403, 403]
    )
    assert.isTrue((await User.findOrFail(high.id)).hasSecondFactor)
    assert.notInclude((await leader.browser.get(teacher.path)).html, '/second-factor')
    const answer = await below.browser.submit('DELETE', `${teacher.path}/second-factor`)
    assert.equal(answer.status, 303)
    assert.isFalse((await User.findOrFail(teacher.id)).hasSecondFactor)
  })

  test('an account without one stays as it is', async ({ assert }) => {
    const { ministry } = await makeCountry()
    const { person } = await makeAccount({ role: 'teacher', institutionId: ministry })
    const { browser } = await signedIn('administrator', ministry)
    await browser.submit('DELETE', `/people/${person.id}/second-factor`)
    assert.lengthOf(await db.from('shared_audit').where('verb', 'identity.second_factor_reset'), 0)
  })
})
