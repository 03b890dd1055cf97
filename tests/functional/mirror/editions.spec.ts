import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { relayAll } from '#shared/outbox/relay'
import { beginEdition } from '#mirror/actions/begin_edition'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, sendForm, signedIn } from '#tests/support/library'
import {
  buildAndPublish,
  emptyOrigin,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'

const PAGE = '/administration/mirror/editions'

const editionAt = (sequence: number) =>
  db.from('mirror_editions').where('sequence', sequence).firstOrFail()

test.group('Mirror | the page of editions', (group) => {
  group.each.setup(() => emptyLibrary())

  async function begin() {
    await withKeys()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('mirror_operator', ministry)
    await makeResource()
    const profile = await makeProfile({}, 'uss')
    const send = async (path: string, fields = {}, method = 'POST') => {
      const [, id] = /editions\/([0-9a-f-]{36})/.exec(path)!
      const answer = await sendForm(browser, { page: `${PAGE}/${id}`, path, method }, fields)
      return answer.location
    }
    return { browser, ministry, profile, send }
  }

  test('from trial to everyone and back, each step from its page', async ({ assert }) => {
    const { browser, ministry, profile, send } = await begin()
    await makeSite(profile, ministry, { sequence: 1, channel: 'pilot' })
    await beginEdition(SYSTEM, { profileId: profile.id, channel: 'pilot' })
    await relayAll()
    const trial = await editionAt(1)
    assert.include(await htmlOf(browser.get(`${PAGE}/${trial.id}`)), 'រួចរាល់ហើយ')
    await send(`${PAGE}/${trial.id}/publications`)
    await relayAll()
    const published = await htmlOf(browser.get(`${PAGE}/${trial.id}`))
    assert.include(published, 'ផ្ញើលេខ 1 ទៅគ្រប់សាលា')
    assert.include(published, '1 ក្នុងចំណោម 1')
    const create = `/administration/mirror/profiles/uss/editions`
    const give = (fields: object, of: string) =>
      sendForm(browser, { page: `${PAGE}/${of}`, path: create }, fields as never)
    const { location } = await give({ channel: 'everyone', from: trial.id }, trial.id)
    await relayAll()
    const everyone = await editionAt(2)
    assert.equal(location, `${PAGE}/${everyone.id}`)
    assert.equal(everyone.catalogue, trial.catalogue)
    await send(`${PAGE}/${everyone.id}/publications`)
    await relayAll()
    await makeResource({ titleEn: 'A mistake' })
    await buildAndPublish(profile)
    assert.include(await htmlOf(browser.get(`${PAGE}/${everyone.id}`)), 'ត្រឡប់ទៅលេខ 2')
    await give({ channel: 'everyone', from: everyone.id }, everyone.id)
    await relayAll()
    const back = await editionAt(4)
    await send(`${PAGE}/${back.id}/publications`)
    await relayAll()
    assert.deepInclude(await editionAt(4), { state: 'published', catalogue: trial.catalogue })
  })

  test('building is stopped and gone on with; the list is filtered', async ({ assert }) => {
    const { browser, profile, send } = await begin()
    const other = await makeProfile({}, 'lite')
    await buildAndPublish(other, 'pilot')
    const { id } = await beginEdition(SYSTEM, { profileId: profile.id, channel: 'everyone' })
    const waiting = await htmlOf(browser.get(`${PAGE}/${id}`))
    assert.include(waiting, 'hx-trigger="every 2s"')
    await send(`${PAGE}/${id}/run`, {}, 'DELETE')
    const stopped = await htmlOf(browser.get(`${PAGE}/${id}`))
    assert.include(stopped, 'បង្កើតមិនបាន')
    assert.notInclude(stopped, 'hx-trigger="every')
    const listed = async (query: string) => {
      const html = await htmlOf(browser.get(PAGE + query))
      return [...html.matchAll(/editions\/([0-9a-f-]{36})"/g)].map(([, one]) => one)
    }
    assert.lengthOf(await listed(''), 2)
    assert.deepEqual(await listed('?state=failed'), [id])
    assert.deepEqual(await listed('?state=building'), [])
    assert.deepEqual(await listed('?profile=uss'), [id])
    assert.lengthOf(await listed('?channel=pilot&state=published'), 1)
    assert.deepEqual(await listed('?profile=uss&state=collected'), [])
    await send(`${PAGE}/${id}/run`)
    await relayAll()
    assert.equal((await editionAt(1)).profile_id, other.id)
    const row = await db.from('mirror_editions').where('id', id).firstOrFail()
    assert.equal(row.state, 'built')
    const verbs = await db.from('shared_audit').where('verb', 'like', 'mirror.edition_%')
    assert.includeMembers(
      verbs.map(({ verb }) => verb),
      ['mirror.edition_stopped', 'mirror.edition_resumed']
    )
    // What is over is neither stopped nor gone on with.
    await send(`${PAGE}/${id}/run`)
    await send(`${PAGE}/${id}/run`, {}, 'DELETE')
    assert.equal((await db.from('mirror_editions').where('id', id).first()).state, 'built')
  })

  test('why it could not be published stands on its page', async ({ assert }) => {
    const { browser, profile, send } = await begin()
    const { id } = await beginEdition(SYSTEM, { profileId: profile.id, channel: 'everyone' })
    await relayAll()
    await emptyOrigin()
    await send(`${PAGE}/${id}/publications`)
    await relayAll().catch(() => {})
    const html = await htmlOf(browser.get(`${PAGE}/${id}`))
    assert.include(html, 'ម៉ាស៊ីនមេនេះគ្មានសោសម្រាប់ចុះហត្ថលេខា')
  })
})
