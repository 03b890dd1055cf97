import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { Job } from '#shared/jobs/job'
import { newId } from '#shared/ids'
import { makeInstitution } from '#tests/support/accounts'
import { makeJob, signedIn } from '#tests/support/operations'

test.group('Pages of background work', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a visitor is asked to sign in', async ({ assert, client }) => {
    const page = await client.get('/jobs').redirects(0).header('accept', 'text/html')
    assert.equal(page.status(), 303)
    assert.include(page.header('location')!, '/sign-in?back=%2Fjobs')
  })

  test('everyone sees their own jobs, administrators all', async ({ assert }) => {
    const teacher = await signedIn('teacher')
    const other = await signedIn('teacher')
    const administrator = await signedIn('administrator')
    const own = await makeJob(teacher.person.id)
    const foreign = await makeJob(other.person.id)
    const mine = await teacher.browser.get('/jobs')
    assert.include(mine.html, own.id)
    assert.notInclude(mine.html, foreign.id)
    const all = await administrator.browser.get('/jobs')
    assert.include(all.html, own.id)
    assert.include(all.html, foreign.id)
    assert.include(all.html, 'Sok Dara')
  })

  test('an administrator of a school sees the own ones only', async ({ assert }) => {
    const ministry = await makeInstitution()
    const own = await signedIn('administrator', await makeInstitution(ministry))
    const job = await makeJob(own.person.id)
    const foreign = await makeJob(newId())
    const list = await own.browser.get('/jobs')
    assert.include(list.html, job.id)
    assert.notInclude(list.html, foreign.id)
    const above = await signedIn('administrator', ministry)
    for (const [{ browser }, status, location] of [
      [own, 403, undefined],
      [above, 200, `/jobs/${foreign.id}`],
    ] as const) {
      assert.equal((await browser.get(`/jobs/${foreign.id}`)).status, status)
      const cancelled = await browser.post(`/jobs/${foreign.id}/cancellation`)
      assert.equal(cancelled.location, location)
    }
  })

  test('the list filters by state and pages', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const done = await makeJob(person.id, { state: 'done' })
    for (let n = 0; n < 21; n++) await makeJob(person.id, { state: 'failed', error: 'unexpected' })
    const filtered = await browser.get('/jobs?state=done')
    assert.include(filtered.html, done.id)
    assert.include(filtered.html, 'Failed (21)')
    assert.match(filtered.html, /aria-current="page">Done \(1\)/)
    const first = await browser.get('/jobs?state=failed')
    assert.include(first.html, 'page=2')
    const wrong = await browser.get('/jobs?state=nonsense&page=-3')
    assert.equal(wrong.status, 200)
  })

  test('a page asks again only while something moves', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const job = await makeJob(person.id, { state: 'done' })
    const still = await browser.get('/jobs')
    assert.notInclude(still.html, 'every 2s')
    await job.merge({ state: 'running', done: 3, total: 9 }).save()
    const list = await browser.get('/jobs')
    const page = await browser.get(`/jobs/${job.id}`)
    assert.include(list.html, 'every 2s')
    assert.include(page.html, 'every 2s')
    assert.include(page.html, '3 of 9')
  })

  test('a foreign job answers 403, an unknown one 404', async ({ assert }) => {
    const { browser } = await signedIn('school_leader')
    const job = await makeJob(newId())
    const view = await browser.get(`/jobs/${job.id}`)
    const cancel = await browser.post(`/jobs/${job.id}/cancellation`)
    const retry = await browser.post(`/jobs/${job.id}/retry`)
    const unknown = await browser.get(`/jobs/${newId()}`)
    assert.deepEqual(
      [view.status, cancel.status, retry.status, unknown.status],
      [403, 403, 403, 404]
    )
    await job.refresh()
    assert.equal(job.state, 'queued')
  })

  test('the owner stops a job and runs it again; both stand in the log', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const job = await makeJob(person.id)
    const cancelled = await browser.post(`/jobs/${job.id}/cancellation`)
    assert.equal(cancelled.location, `/jobs/${job.id}`)
    await job.refresh()
    assert.equal(job.state, 'cancelled')
    const again = await browser.post(`/jobs/${job.id}/cancellation`)
    assert.equal(again.status, 303)
    await browser.post(`/jobs/${job.id}/retry`)
    const queued = await Job.findOrFail(job.id)
    assert.equal(queued.state, 'queued')
    const verbs = await db.from('shared_audit').where('subject_id', job.id).orderBy('at')
    assert.sameMembers(
      verbs.map((entry) => entry.verb),
      ['operations.job_cancelled', 'operations.job_retried']
    )
  })

  test('a failure is said in words, with its code', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const job = await makeJob(person.id, { state: 'failed', error: 'crashed' })
    const { html } = await browser.get(`/jobs/${job.id}`)
    assert.include(html, '(crashed)')
    assert.include(html, 'Run again')
  })
})
