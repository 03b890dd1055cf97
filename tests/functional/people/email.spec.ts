import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#identity/models/user'
import { accountToLink } from '#identity/queries/openid_account'
import { BrowserSession } from '#tests/support/browser_session'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

const reread = (user: User) => User.findOrFail(user.id)

test.group('E-mail addresses', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('one keeps the own address and signs in with it', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser, user, password } = await signedIn('teacher', school)
    const answer = await browser.submit('PUT', '/me/email', { email: ' Dara.Sok@Example.ORG ' })
    assert.equal(answer.location, '/me')
    assert.equal((await reread(user)).email, 'dara.sok@example.org')
    assert.include((await browser.get('/me')).html, 'dara.sok@example.org')
    const other = new BrowserSession()
    assert.equal((await other.signIn('DARA.SOK@example.org', password)).status, 303)
    const claims = { issuer: 'x', subject: 'y', email: 'Dara.Sok@example.org' }
    const linked = await accountToLink({ ...claims, isEmailVerified: true })
    assert.equal(linked?.id, user.id)
    const entry = await db.from('shared_audit').where('verb', 'identity.email_changed').first()
    assert.isNull(entry.after)
    await browser.submit('PUT', '/me/email', { email: '' })
    assert.isNull((await reread(user)).email)
  })

  test('one that is taken or no address comes back with the reason', async ({ assert }) => {
    const { school } = await makeCountry()
    const { user } = await makePerson(school, { surnameLatin: 'Keo' })
    await user.merge({ email: 'keo@example.org' }).save()
    const mine = await signedIn('teacher', school)
    await mine.user.merge({ locale: 'en' }).save()
    for (const email of ['KEO@example.org', 'keo at example']) {
      const answer = await mine.browser.submit('PUT', '/me/email', { email })
      assert.equal(answer.status, 422)
      assert.match(answer.html, /id=['"]error-email['"]/)
      assert.include(answer.html, email)
    }
    assert.isNull((await reread(mine.user)).email)
  })

  test('whoever adds or edits a person gives it', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const fields = { institution_id: school, role: 'teacher', secret_kind: 'password' }
    const names = { given_latin: 'Dara', email: 'Dara@example.org' }
    const form = await browser.get(`/people/create?institution=${school}`)
    assert.match(form.html, /name=['"]email['"]/)
    const added = await browser.post('/people', { ...fields, ...names })
    assert.equal(added.status, 303)
    const user = await User.findByOrFail('email', 'dara@example.org')
    const page = `/people/${user.personId}`
    assert.include((await browser.get(page)).html, 'dara@example.org')

    const again = await browser.post('/people', { ...fields, ...names })
    assert.equal(again.status, 422)
    assert.match(again.html, /id=['"]error-email['"]/)
    const kept = await browser.submit('PUT', page, names)
    assert.equal(kept.status, 303)
    const moved = await browser.submit('PUT', page, { ...names, email: 'Other@example.org' })
    assert.equal(moved.status, 303)
    assert.equal((await reread(user)).email, 'other@example.org')
    const entry = await db.from('shared_audit').where('verb', 'identity.person_updated')
    assert.notInclude(JSON.stringify(entry), 'example.org')

    const pupil = await makePerson(school, { surnameLatin: 'Sok' })
    const taken = await browser.submit('PUT', `/people/${pupil.person.id}`, {
      email: 'other@example.org',
    })
    assert.equal(taken.status, 422)
    assert.match(taken.html, /id=['"]error-email['"]/)
  })
})
