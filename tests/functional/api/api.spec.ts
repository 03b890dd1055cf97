import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { issueApiToken } from '#identity/actions/issue_api_token'
import WarnOfTokens, { hasDueTokens } from '#identity/jobs/warn_of_tokens'
import ApiToken from '#identity/models/api_token'
import { askApi, makeToken, SCOPES } from '#tests/support/api'
import { makeAccount } from '#tests/support/accounts'
import { makeCountry, signedIn } from '#tests/support/people'

const LIST = '/institutions'

test.group('The API', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('asks for a token and says so in the language of the program', async ({ assert }) => {
    for (const [language, word] of [
      ['km', 'ត្រូវការ token'],
      ['en-GB,km;q=0.5', 'A token is needed'],
    ]) {
      const { status, headers, body } = await askApi(LIST, undefined, {
        'accept-language': language,
      })
      assert.equal(status, 401)
      assert.match(headers.get('content-type')!, /^application\/problem\+json/)
      assert.match(headers.get('www-authenticate')!, /^Bearer/)
      assert.include(body, { title: word, status: 401, type: '/api#no_token' })
    }
    const wrong = await askApi(LIST, 'tonle_wrong')
    assert.include(wrong.body, { status: 401, type: '/api#wrong_token' })
  })

  test('who made a token is told once before it ends', async ({ assert }) => {
    const { person } = await makeAccount()
    const actor = { ...SYSTEM, personId: person.id }
    const usual = { personId: null, institutionId: null, scopes: SCOPES }
    const soon = await issueApiToken(actor, { ...usual, name: 'Soon', days: 10 })
    await issueApiToken(actor, { ...usual, name: 'Later', days: 60 })
    assert.isTrue(await hasDueTokens())
    await new WarnOfTokens().run()
    const told = await db.from('identity_notifications').where('person_id', person.id)
    assert.deepEqual(
      told.map(({ kind, href }) => [kind, href]),
      [['identity.token_expiring', `/administration/tokens/${soon.token.id}`]]
    )
    assert.isFalse(await hasDueTokens())
  })

  test('lists institutions by page with links, and one of them', async ({ assert }) => {
    const { ministry, school } = await makeCountry()
    const { secret } = await makeToken({ institutionId: ministry })
    const first = await askApi(`${LIST}?per_page=4`, secret)
    assert.equal(first.status, 200)
    assert.lengthOf(first.body.data, 4)
    assert.deepEqual(first.body.meta, { page: 1, per_page: 4, total: 6, last_page: 2 })
    assert.match(first.headers.get('link')!, /page=2>; rel="next"/)
    const { body } = await askApi(`${LIST}/${school}`, secret)
    assert.include(body.data, { id: school, type: '14' })
    assert.deepEqual(body.data.name, { km: 'វិទ្យាល័យ', en: 'High school' })
  })

  test('shows no more than the token reaches', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const { secret } = await makeToken({ institutionId: school })
    const { body } = await askApi(LIST, secret)
    assert.deepEqual(
      body.data.map(({ id }: { id: string }) => id),
      [school]
    )
    assert.include((await askApi(`${LIST}/${otherSchool}`, secret)).body, { status: 404 })
  })

  test('refuses a scope that the token has not', async ({ assert }) => {
    const { secret } = await makeToken({ scopes: ['curriculum.read'] })
    assert.include((await askApi(LIST, secret)).body, { status: 403, type: '/api#no_scope' })
    assert.equal((await askApi('/curriculum/subjects', secret)).status, 200)
    assert.equal((await askApi('/curriculum/lessons?grade=11', secret)).status, 200)
  })

  test('answers 304 to who has it already', async ({ assert }) => {
    const { secret } = await makeToken()
    const tag = (await askApi('/curriculum/subjects', secret)).headers.get('etag')!
    const again = await askApi('/curriculum/subjects', secret, { 'if-none-match': tag })
    assert.equal(again.status, 304)
    assert.isNull(again.body)
    const other = await askApi('/curriculum/subjects', secret, { 'if-none-match': '"x"' })
    assert.equal(other.status, 200)
  })

  test('an expired, ended or rotated token and one of a closed account are worth nothing', async ({
    assert,
  }) => {
    const { user, person } = await makeAccount({ role: 'teacher' })
    const { secret, token } = await makeToken({ personId: person.id })
    const status = async () => (await askApi(LIST, secret)).status
    assert.equal(await status(), 200)
    await user.merge({ disabledAt: clock.now() }).save()
    assert.equal(await status(), 401)
    await user.merge({ disabledAt: null }).save()
    await token.merge({ expiresAt: DateTime.utc().minus({ seconds: 1 }) }).save()
    assert.equal(await status(), 401)
  })

  test('counts requests of a token and asks for a pause', async ({ assert }) => {
    const { secret } = await makeToken()
    const limited = limiter.use({ requests: 300, duration: '1 min' })
    const { id } = await ApiToken.query().firstOrFail()
    await limited.set(`api:${id}`, 300, '1 min')
    const { status, headers, body } = await askApi(LIST, secret)
    assert.equal(status, 429)
    assert.isAbove(Number(headers.get('retry-after')), 0)
    assert.equal(body.type, '/api#too_many_requests')
  })

  test('an unknown address is a problem too', async ({ assert }) => {
    const { secret } = await makeToken()
    const { headers, body } = await askApi('/nothing', secret)
    assert.equal(body.status, 404)
    assert.match(headers.get('content-type')!, /problem/)
  })

  test('is described by what the routes declare, and answers as described', async ({ assert }) => {
    const { secret } = await makeToken()
    await makeCountry()
    const { body } = await askApi('/openapi.json')
    assert.equal(body.openapi, '3.1.1')
    const paths = Object.keys(body.paths)
    assert.includeMembers(paths, ['/api/v1/institutions', '/api/v1/institutions/{id}'])
    const { get } = body.paths['/api/v1/institutions']
    assert.deepEqual(get.security, [{ token: ['institutions.read'] }])
    const { schema } = get.responses[200].content['application/json']
    const item = schema.properties.data.items
    const [first] = (await askApi(LIST, secret)).body.data
    assert.sameMembers(Object.keys(first), item.required)
  })

  test('the first use of a day stands in the log', async ({ assert }) => {
    const { secret, token } = await makeToken()
    await askApi(LIST, secret)
    await askApi(LIST, secret)
    const used = await db
      .from('shared_audit')
      .where({ verb: 'identity.api_token_used', subject_id: token.id })
    assert.lengthOf(used, 1)
  })
})

test.group('Tokens', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  const PAGE = '/administration/tokens'
  const FIELDS = {
    'name': 'Reports',
    'owner': '',
    'location_code': '',
    'days': '90',
    'scopes[]': 'institutions.read',
  }
  const shown = (html: string) => /<code lang="en">(tonle_[^<]+)<\/code>/.exec(html)?.[1]

  test('are made, shown once, rotated and ended', async ({ assert }) => {
    const { ministry } = await makeCountry()
    const { browser } = await signedIn('administrator', ministry)
    const { location } = await browser.post(PAGE, FIELDS)
    const secret = shown((await browser.get(location!)).html)!
    assert.isUndefined(shown((await browser.get(location!)).html))
    assert.equal((await askApi(LIST, secret)).status, 200)
    const rows = await db.from('identity_api_tokens')
    assert.notInclude(JSON.stringify(rows), secret)
    await browser.post(`${location}/rotation`)
    const next = shown((await browser.get(location!)).html)!
    assert.equal((await askApi(LIST, secret)).status, 401)
    assert.equal((await askApi(LIST, next)).status, 200)
    await browser.submit('DELETE', location!)
    assert.equal((await askApi(LIST, next)).status, 401)
    assert.equal((await browser.post(`${location}/rotation`)).status, 404)
  })

  test('a wrong owner, institution or scope is refused with the form: {$self}')
    .with([
      { owner: 'nobody.here' },
      { location_code: '123' },
      { 'scopes[]': 'everything' },
      { days: '9999' },
    ])
    .run(async ({ assert }, wrong) => {
      const { ministry } = await makeCountry()
      const { browser } = await signedIn('administrator', ministry)
      const { status, html } = await browser.post(PAGE, { ...FIELDS, ...wrong })
      assert.equal(status, 422)
      assert.include(html, 'value="Reports"')
    })
})
