import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { relayAll } from '#shared/outbox/relay'
import { retireResource } from '#library/actions/retire_resource'
import { hideResource, releaseResource } from '#library/actions/hide_resource'
import { transaction } from '#shared/database/transaction'
import { offerAgain } from '#library/actions/publish_resource'
import { readRevocations } from '#mirror/publisher/revocations'
import { objectStore } from '#mirror/store/objects'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, sendForm, signedIn } from '#tests/support/library'
import {
  build,
  buildAndPublish,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'

const PAGE = '/administration/mirror/withdrawals'
const CREATE = `${PAGE}/create`
const REASON = { reason_km: 'ម្ចាស់កម្មសិទ្ធិបានសុំ', reason_en: 'Its holder asked' }

/** What an event starts is relayed after it. */
async function settle() {
  await relayAll()
  await relayAll()
}

/** What is signed and published as withdrawn, by id. */
async function published() {
  const row = await db.from('mirror_publications').orderBy('version', 'desc').firstOrFail()
  const targets = typeof row.targets === 'string' ? JSON.parse(row.targets) : row.targets
  const { name } = targets.find(({ path }: { path: string }) => path === 'revocations.json')
  const { entries } = readRevocations(await objectStore().read(name))
  return new Map(entries.map(([, id, , standing, km]) => [id, { standing, km }]))
}

test.group('Mirror | withdrawals', (group) => {
  group.each.setup(() => emptyLibrary())

  async function begin() {
    await withKeys()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('administrator', ministry)
    const resource = await makeResource({ titleKm: 'មេរៀនចាស់', titleEn: 'The old lesson' })
    const profile = await makeProfile()
    await buildAndPublish(profile)
    const schools = []
    for (const code of ['HERE2222', 'AWAY3333']) {
      const school = await makeInstitution(ministry)
      schools.push(await makeSite(profile, school, { code, revocations: 0 }))
    }
    const send = (form: object) => sendForm(browser, { page: CREATE, path: PAGE }, form as never)
    const row = () => db.from('mirror_revocations').where('row_id', resource.id).first()
    return { browser, resource, profile, schools, send, row }
  }

  test('a resource is withdrawn from its own page, and its mirrors follow one by one', async ({
    assert,
  }) => {
    const { browser, resource, schools, send, row } = await begin()
    const own = await htmlOf(browser.get(`/library/${resource.code}`))
    assert.include(own, `${CREATE}?code=${resource.code}`)
    const form = await htmlOf(browser.get(`${CREATE}?code=${resource.code}`))
    assert.include(form, 'មេរៀនចាស់')
    const { location } = await send({ code: resource.code, ...REASON })
    const { id } = await row()
    assert.equal(location, `${PAGE}/${id}`)
    assert.include(await htmlOf(browser.get(PAGE)), 'មិនទាន់ផ្សព្វផ្សាយ')
    await settle()
    assert.deepEqual((await published()).get(resource.id), {
      ...{ standing: 'revoked', km: REASON.reason_km },
    })
    const before = await htmlOf(browser.get(`${PAGE}/${id}`))
    assert.include(before, 'HERE2222')
    assert.include(before, 'AWAY3333')
    await db.from('mirror_sites').where('id', schools[0].id).update({ revocations: 1 })
    const after = await htmlOf(browser.get(`${PAGE}/${id}`))
    assert.notInclude(after, 'HERE2222')
    assert.include(after, 'AWAY3333')
    const csv = await browser.get(`/administration/mirror/sites/export?withdrawal=${id}`)
    assert.include(csv.html, 'AWAY3333')
    assert.notInclude(csv.html, 'HERE2222')
    assert.include(await htmlOf(browser.get(`${PAGE}?q=old`)), 'មេរៀនចាស់')
    assert.notInclude(await htmlOf(browser.get(`${PAGE}?q=zzz`)), 'មេរៀនចាស់')
    const verbs = await db.from('shared_audit').where('verb', 'mirror.row_revoked')
    assert.lengthOf(verbs, 1)
  })

  test('no edition that is built later holds it, until it is given back', async ({ assert }) => {
    const { browser, resource, profile, send, row } = await begin()
    await send({ code: resource.code, ...REASON })
    assert.equal((await build(profile)).resources, 0)
    const { id } = await row()
    await sendForm(browser, { page: `${PAGE}/${id}`, path: `${PAGE}/${id}`, method: 'DELETE' }, {})
    await settle()
    assert.equal((await published()).get(resource.id)!.standing, 'restored')
    assert.equal((await build(profile)).resources, 1)
    assert.include(await htmlOf(browser.get(`${PAGE}?tab=restored`)), 'មេរៀនចាស់')
  })

  test('what the library takes back is withdrawn by itself, and given back with it', async ({
    assert,
  }) => {
    const { browser, resource, row } = await begin()
    await retireResource(SYSTEM, resource.id, { state: 'taken_down', reason: 'ខុសការពិត' })
    await settle()
    assert.deepEqual((await published()).get(resource.id), { standing: 'revoked', km: 'ខុសការពិត' })
    const { id } = await row()
    await sendForm(browser, { page: `${PAGE}/${id}`, path: `${PAGE}/${id}`, method: 'DELETE' }, {})
    assert.equal((await row()).standing, 'revoked')
    await db.from('library_resources').where('id', resource.id).update({ is_approved: true })
    await offerAgain(SYSTEM, resource.id)
    await settle()
    assert.equal((await published()).get(resource.id)!.standing, 'restored')
  })

  test('what is hidden after a report leaves mirrors and editions, and comes back when it is shown again', async ({
    assert,
  }) => {
    const { browser, resource, profile, row } = await begin()
    await transaction((trx) => hideResource(trx, SYSTEM, resource.code))
    await settle()
    assert.deepEqual((await published()).get(resource.id), {
      ...{ standing: 'revoked', km: 'កំពុងត្រូវបានពិនិត្យ បន្ទាប់ពីមានការរាយការណ៍។' },
    })
    const hidden = await row()
    assert.deepInclude(hidden, { source: 'library', link: resource.code })
    assert.equal((await build(profile)).resources, 0)
    await sendForm(
      browser,
      { page: `${PAGE}/${hidden.id}`, path: `${PAGE}/${hidden.id}`, method: 'DELETE' },
      {}
    )
    assert.equal((await row()).standing, 'revoked', 'whoever hid it decides')
    await transaction((trx) => releaseResource(trx, SYSTEM, resource.code))
    await settle()
    assert.equal((await published()).get(resource.id)!.standing, 'restored')
    assert.isAbove(Number((await row()).sequence), Number(hidden.sequence))
    assert.equal((await build(profile)).resources, 1)
  })

  test('what a person withdrew stays withdrawn when the library offers it again', async ({
    assert,
  }) => {
    const { resource, send, row } = await begin()
    await send({ code: resource.code, ...REASON })
    await retireResource(SYSTEM, resource.id)
    await settle()
    await db.from('library_resources').where('id', resource.id).update({ is_approved: true })
    await offerAgain(SYSTEM, resource.id)
    await settle()
    assert.deepInclude(await row(), { standing: 'revoked', source: 'person' })
  })

  test('what cannot be is refused beside its field', async ({ assert }) => {
    const { resource, send } = await begin()
    assert.include((await send({ code: 'ZZZZZZ', ...REASON })).html, 'គ្មានធនធានសម្រាប់គ្រប់គ្នា')
    assert.equal((await send({ code: resource.code, reason_km: '' })).status, 422)
    await send({ code: resource.code, ...REASON })
    const twice = await send({ code: resource.code, ...REASON })
    assert.equal(twice.status, 422)
    assert.include(twice.html, 'ត្រូវបានដកចេញរួចហើយ')
  })
})
