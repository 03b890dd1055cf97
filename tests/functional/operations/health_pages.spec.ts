import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { Job } from '#shared/jobs/job'
import { makeInstitution } from '#tests/support/accounts'
import { makeEntry, signedIn } from '#tests/support/operations'
import { relayAll } from '#shared/outbox/relay'
import { healthReport } from '#operations/queries/health_report'

test.group('Health', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('live and ready are for everyone and say no more than that', async ({ assert, client }) => {
    const live = await client.get('/health/live')
    const ready = await client.get('/health/ready')
    assert.deepEqual(live.body(), { status: 'live' })
    assert.deepEqual(ready.body(), { status: 'ready' })
    assert.equal(ready.header('cache-control'), 'no-store')
    assert.isUndefined(live.header('set-cookie'))
  })

  test('without a database the server is live and not ready', async ({
    assert,
    client,
    cleanup,
  }) => {
    const from = db.from
    cleanup(() => {
      db.from = from
    })
    db.from = () => {
      throw new Error('the database is gone')
    }
    const live = await client.get('/health/live')
    const ready = await client.get('/health/ready')
    assert.deepEqual([live.status(), ready.status()], [200, 503])
    assert.deepEqual(ready.body(), { status: 'not_ready' })
  })

  test('the report is for those who look after the server', async ({ assert }) => {
    for (const role of ['teacher', 'school_leader', 'department_officer'] as const) {
      const { browser } = await signedIn(role)
      const page = await browser.get('/health')
      assert.equal(page.status, 403, role)
    }
    const school = await makeInstitution(await makeInstitution())
    const administrator = await signedIn('administrator', school)
    assert.equal((await administrator.browser.get('/health')).status, 403)
    assert.equal((await administrator.browser.post('/health/index-rebuild')).status, 403)
    const { browser } = await signedIn('mirror_operator')
    const page = await browser.get('/health')
    assert.equal(page.status, 200)
    assert.notInclude(page.html, 'index-rebuild')
    const refused = await browser.post('/health/index-rebuild')
    assert.equal(refused.status, 403)
  })

  test('says how each part is, which helpers there are, and the same as JSON', async ({
    assert,
  }) => {
    const { browser } = await signedIn('administrator')
    const page = await browser.get('/health')
    for (const word of ['Database', 'Search index', 'Disk', 'ffmpeg', 'tesseract']) {
      assert.include(page.html, word)
    }
    assert.include(page.html, 'CONTENT_URL', 'a name of its own is advised')
    const json = await browser.get('/health', { accept: 'application/json' })
    const report = JSON.parse(json.html)
    assert.sameMembers(
      report.checks.map((check: { name: string }) => check.name),
      [
        'database',
        'search',
        'queue',
        'outbox',
        'disk',
        'clock',
        'backups',
        'audit',
        'sign_in',
        'content',
      ]
    )
    assert.equal(report.checks[0].tone, 'ok')
    assert.match(report.versions.node, /^\d+\./)
  })

  test('a clock that is behind the log is noticed', async ({ assert }) => {
    await makeEntry({})
    clock.freeze(DateTime.utc(2999, 1, 1))
    await makeEntry({})
    clock.release()
    const { checks, tone } = await healthReport()
    assert.equal(checks.find((check) => check.name === 'clock')!.tone, 'bad')
    assert.equal(tone, 'bad')
  })

  test('an administrator has the search index built anew', async ({ assert }) => {
    const { browser, person } = await signedIn('administrator')
    const answer = await browser.post('/health/index-rebuild')
    const job = await Job.findByOrFail('ownerId', person.id)
    assert.equal(answer.location, `/jobs/${job.id}`)
    await relayAll()
    await job.refresh()
    assert.equal(job.state, 'done')
    assert.property(job.result, 'documents')
    const page = await browser.get(`/jobs/${job.id}`)
    assert.include(page.html, 'Items in the index')
  })
})
