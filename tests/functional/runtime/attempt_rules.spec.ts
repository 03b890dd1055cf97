import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { actorFor, commit, entry, launchFor, makePackage } from '#tests/support/runtime'
import { launchPackage } from '#runtime/actions/launch_package'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/library'
import { updatePackage } from '#runtime/actions/update_package'
import { SYSTEM } from '#shared/actor'
import Package from '#runtime/models/package'

const DONE = { core: { lesson_status: 'passed' } }

test.group('How a package is taken', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function begin(rules: { attempts: 'resume' | 'new'; max_attempts?: number }) {
    const school = await makeInstitution()
    const made = await makePackage(school)
    await updatePackage(SYSTEM, made.row, { title: 'x', ...rules })
    return { ...made, school, row: await Package.findOrFail(made.row.id) }
  }

  test('an open attempt goes on; after it has ended another begins', async ({ assert }) => {
    const { row, launch, person } = await begin({ attempts: 'resume' })
    assert.equal((await launchFor(row, person.id)).attempt.number, 1)
    assert.equal((await launchFor(row, person.id, 'again')).attempt.number, 2)
    await commit(launch, entry(1, DONE, { final: true }))
    assert.equal((await launchFor(row, person.id)).attempt.number, 2)
  })

  test('each opening is an attempt where it is set so, up to the most', async ({ assert }) => {
    const { row, person } = await begin({ attempts: 'new', max_attempts: 3 })
    assert.equal((await launchFor(row, person.id)).attempt.number, 2)
    assert.equal((await launchFor(row, person.id)).attempt.number, 3)
    const outcome = await launchPackage(actorFor(person.id), row, { appOrigin: 'http://x' })
    assert.containSubset(outcome, { ok: false, error: { type: 'no_more_attempts' } })
    const { attempt } = await launchFor(row, person.id, 'review')
    assert.equal(attempt.number, 3, 'what was done can be looked at')
  })

  test('the page says that all attempts are used', async ({ assert }) => {
    const school = await makeInstitution()
    const { browser, person } = await signedIn('trainer', school)
    const { row } = await makePackage(school)
    await updatePackage(SYSTEM, row, { title: 'x', attempts: 'new', max_attempts: 1 })
    await launchFor(row, person.id)
    const answer = await browser.post(`/packages/${row.code}/launches`, { wish: 'again' })
    assert.equal(answer.location, `/packages/${row.code}`)
    const { html } = await browser.get(answer.location!)
    assert.include(html, 'class="flash warn')
  })

  test('the trainer reads every call with its value, answer and error code', async ({ assert }) => {
    const school = await makeInstitution()
    const { row, launch, attempt } = await makePackage(school)
    const calls = [
      [5, 'LMSSetValue', 'cmi.core.lesson_location', 'ទំព័រ ៣', 'true', '0'],
      [9, 'LMSSetValue', 'cmi.core.nothing', 'x', 'false', '401'],
    ]
    await commit(launch, entry(1, { core: { lesson_status: 'incomplete' } }, { calls }))
    const { browser, person } = await signedIn('trainer', school)
    await row.merge({ createdBy: person.id }).save()
    const all = await browser.get(`/attempts/${attempt.id}/log`)
    for (const word of ['LMSSetValue', 'cmi.core.lesson_location', 'ទំព័រ ៣', '401']) {
      assert.include(all.html, word)
    }
    const wrong = await browser.get(`/attempts/${attempt.id}/log?errors=1`)
    assert.include(wrong.html, 'cmi.core.nothing')
    assert.notInclude(wrong.html, 'lesson_location')
    const stranger = await signedIn('teacher', school)
    assert.equal((await stranger.browser.get(`/attempts/${attempt.id}/log`)).status, 403)
  })
})
