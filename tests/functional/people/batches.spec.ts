import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { readInitialSecret } from '#identity/secrets/initial_secret'
import AccountBatch from '#identity/models/account_batch'
import ClassPupil from '#identity/models/class_pupil'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import { makeNextAccounts } from '#identity/actions/make_next_accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { makeClass, makeCountry, makePerson, signedIn } from '#tests/support/people'

const LIST = `surname_km,given_km,surname_latin,given_latin,sex,number
សុខ,ណារី,Sok,Nary,F,n-1
សុខ,ណារី,Sok,Nary,ស្រី,n-2
ចាន់,បូរ៉ា,Chan,Bora,M,taken
,,,,,
មាស,តុលា,,,ប្រុស,
កែវ,សុខា,Keo,Sokha,woman,n-5
=HYPERLINK("http://x"),x,Evil,"Cell<script>",,n-6
`

async function prepare(lines: string, secret_kind = 'pin') {
  const { school } = await makeCountry()
  const leader = await signedIn('school_leader', school)
  await makePerson(school, { surnameLatin: 'Other', studentNumber: 'taken' })
  const schoolClass = await makeClass(school, null)
  const fields = { institution_id: school, class_id: schoolClass.id, role: 'student', secret_kind }
  const answer = await leader.browser.post('/people/batches', { ...fields, lines })
  return { school, leader, schoolClass, answer, page: answer.location ?? '' }
}

/** Runs what the job would, part by part. */
async function finish(page: string) {
  await relayAll()
  const id = page.split('/').at(-1)!
  let batch = await AccountBatch.findOrFail(id)
  while (batch.state === 'running') batch = await makeNextAccounts(id)
  return batch
}

test.group('Many accounts at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows what would become of each line, and makes nothing yet', async ({ assert }) => {
    const { leader, page, answer } = await prepare(LIST)
    assert.equal(answer.status, 303)
    const { html } = await leader.browser.get(page)
    for (const words of ['លេខនេះរួចហើយ', 'ឈ្មោះជាអក្សរឡាតាំង ឬលេខ', 'សូមសរសេរ ប្រុស ឬ ស្រី']) {
      assert.include(html, words)
    }
    const english = await leader.browser.get(page, { 'accept-language': 'en' })
    assert.notInclude(english.html, '<script>')
    assert.lengthOf(await User.query().where('username', 'like', 'nary%'), 0)
  })

  test('makes accounts of the good lines, with slips for those who have not signed in', async ({
    assert,
  }) => {
    const { leader, page, school, schoolClass } = await prepare(LIST)
    assert.equal((await leader.browser.post(`${page}/run`)).status, 303)
    const batch = await finish(page)
    assert.equal(batch.made, 3)
    assert.isNull(batch.rows)

    const users = await User.query().where('batch_id', batch.id).orderBy('username')
    assert.deepEqual(
      users.map((user) => user.username),
      ['cellscript.evil', 'nary.sok', 'nary.sok2']
    )
    assert.lengthOf(await ClassPupil.query().where('class_id', schoolClass.id), 3)
    const [nary] = users.slice(1)
    const held = await Membership.findByOrFail('personId', nary.personId)
    assert.include({ ...held.$attributes }, { role: 'student', institutionId: school })

    const secret = readInitialSecret(nary)!
    assert.match(secret, /^\d{6}$/)
    const sheet = await leader.browser.get(`${page}/slips`)
    assert.include(sheet.html, secret)
    assert.include(sheet.html, 'លេខសម្ងាត់')
    assert.include(sheet.html, 'user name and PIN')
    assert.notInclude(sheet.html, '<script>"')
    assert.equal((await new BrowserSession().signIn('nary.sok', secret)).status, 303)
    const after = await leader.browser.get(`${page}/slips`)
    assert.notInclude(after.html, secret)
    assert.include(after.html, readInitialSecret(users[2])!)
  })

  test('a list is made once', async ({ assert }) => {
    const { leader, page } = await prepare('Sok,Dara,Sok,Dara,M,d-1')
    await leader.browser.post(`${page}/run`)
    await finish(page)
    await leader.browser.post(`${page}/run`)
    await finish(page)
    assert.lengthOf(await Person.query().where('student_number', 'd-1'), 1)
    await leader.browser.submit('DELETE', page)
    assert.equal((await leader.browser.get(page)).status, 200)
  })

  test('a first password is changed at the first sign-in', async ({ assert }) => {
    const { leader, page } = await prepare('សុខ\tដារ៉ា\tSok\tDara\tM\td-1', 'password')
    await leader.browser.post(`${page}/run`)
    await finish(page)
    const user = await User.findByOrFail('username', 'dara.sok')
    const secret = readInitialSecret(user)!
    assert.match(secret, /^[2-9a-hjkmnp-tv-z]{8}$/)
    assert.isTrue(user.mustChangePassword)
    const browser = new BrowserSession()
    assert.equal((await browser.signIn('dara.sok', secret)).status, 303)
    assert.equal((await browser.get('/library')).location, '/me/password')
  })

  test('what is no list is refused beside the field', async ({ assert }) => {
    for (const lines of ['', 'surname_km,given_km\n', '"open,quote\nx']) {
      const { answer } = await prepare(lines)
      assert.equal(answer.status, 422, lines)
      assert.include(answer.html, 'error-lines')
    }
  })

  test('nobody reads the slips of another school', async ({ assert }) => {
    const { page } = await prepare('Sok,Dara,Sok,Dara,M,d-1')
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    assert.equal((await browser.get(`${page}/slips`)).status, 403)
    assert.equal((await browser.post(`${page}/run`)).status, 403)
  })
})
