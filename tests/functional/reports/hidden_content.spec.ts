import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { relayAll } from '#shared/outbox/relay'
import { launchPackage } from '#runtime/actions/launch_package'
import { takeLaunch } from '#runtime/actions/take_launch'
import Resource from '#library/models/resource'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { signedIn } from '#tests/support/operations'
import { actorFor, makePackage } from '#tests/support/runtime'
import { makeContact, makeReport } from '#tests/support/safety'
import { BrowserSession } from '#tests/support/browser_session'

test.group('What was reported is hidden', (group) => {
  group.each.setup(() => emptyLibrary())

  async function contactOf(school: string) {
    const contact = await signedIn('teacher', school)
    await makeContact(school, contact.person.id)
    return async (id: string, values: Record<string, string>) => {
      await contact.browser.get(`/moderation/${id}`)
      const answer = await contact.browser.post(`/moderation/${id}`, values)
      await relayAll()
      return answer
    }
  }

  const close = { step: 'close', text: 'It hurts somebody.', outcome: 'content_hidden' }
  const reopen = { step: 'reopen', text: 'It was a mistake.' }
  const verbs = async (subject: string) =>
    (await db.from('shared_audit').where('subject_id', subject).orderBy('id')).map(
      ({ verb }) => verb
    )
  const told = async (personId: string) =>
    (await db.from('identity_notifications').where('person_id', personId).orderBy('id')).map(
      ({ kind }) => kind
    )

  test('a resource is gone from list, page and search until it is released', async ({ assert }) => {
    const school = await makeInstitution()
    const step = await contactOf(school)
    const author = await signedIn('teacher', school)
    const reviewer = await signedIn('content_reviewer', school)
    const { id, code } = await makeResource({
      ...{ institutionId: school, createdBy: author.person.id, titleEn: 'A hurtful page' },
    })
    const visitor = new BrowserSession()
    const statusOf = async () => [
      (await visitor.get(`/library/${code}`)).status,
      (await visitor.get('/library?q=hurtful')).html.includes(`/library/${code}`),
    ]
    assert.deepEqual(await statusOf(), [200, true])
    const place = {
      institutionId: school,
      handlerId: school,
      page: `/library/${code}/a-hurtful-page`,
    }
    const report = await makeReport({ ...place, reporterId: author.person.id })
    const second = await makeReport({ ...place, page: `/library/${code}` })

    assert.equal((await step(report.id, close)).status, 303)
    assert.deepEqual(await statusOf(), [404, false])
    const own = await author.browser.get(`/library/${code}`)
    assert.equal(own.status, 200)
    assert.include(own.html, 'class="strip warn"')
    await reviewer.browser.get(`/library/${code}`)
    await reviewer.browser.submit('POST', `/library/${code}/publication`)
    assert.equal((await Resource.findOrFail(id)).state, 'hidden')

    await step(second.id, close)
    await step(report.id, reopen)
    assert.deepEqual(await statusOf(), [404, false])
    await step(second.id, reopen)
    assert.deepEqual(await statusOf(), [200, true])
    assert.deepEqual(await verbs(id), ['library.resource_hidden', 'library.resource_released'])
    assert.deepEqual(await told(author.person.id), await verbs(id))
  })

  test('a package cannot be begun nor gone on with until it is released', async ({ assert }) => {
    const school = await makeInstitution()
    const step = await contactOf(school)
    const owner = await signedIn('teacher', school)
    const { row, launch, person } = await makePackage(school, actorFor(owner.person.id))
    const begin = async () =>
      launchPackage(actorFor(person.id), await row.refresh(), { appOrigin: 'http://localhost' })
    const place = { institutionId: school, handlerId: school, page: `/packages/${row.code}` }
    const report = await makeReport(place)
    const closed = await step(report.id, close)
    assert.equal(closed.status, 303)
    assert.deepInclude(await begin(), { ok: false })
    await assert.rejects(() => takeLaunch(launch), /hidden/)
    await step(report.id, reopen)
    assert.isTrue((await begin()).ok)
    const done = ['runtime.package_hidden', 'runtime.package_released']
    assert.deepEqual((await verbs(row.id)).slice(-2), done)
    assert.deepEqual(await told(owner.person.id), done)
  })

  test('where the page shows nothing that can be hidden it is not promised', async ({ assert }) => {
    const school = await makeInstitution()
    const step = await contactOf(school)
    const report = await makeReport({ institutionId: school, handlerId: school, page: '/classes' })
    const refused = await step(report.id, close)
    assert.equal(refused.status, 422)
    assert.notInclude(refused.html, 'value="content_hidden"')
  })
})
