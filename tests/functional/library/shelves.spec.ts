import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { hideableAt } from '#shared/moderation/hideable'
import { forget } from '#shared/remembered'
import { relayAll } from '#shared/outbox/relay'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import ResourceUsed from '#library/events/resource_used'
import { countUse, flushUses, usesOf } from '#library/use_counts'
import { BrowserSession } from '#tests/support/browser_session'
import {
  emptyLibrary,
  htmlOf,
  makeResource,
  makeSyllabus,
  signedIn,
  statusOf,
} from '#tests/support/library'

test.group('Shelves', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a collection in an order of its own, within another, with credits', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const make = async (title: string, fields = {}) => {
      const made = await browser.post('/collections', {
        title_km: title,
        published: '1',
        ...fields,
      })
      return made.location!.split('/').pop()!
    }
    const outer = await make('ក្រៅ')
    const inner = await make('ក្នុង', { parent: outer })
    const one = await makeResource({ titleKm: 'មួយ', authors: ['សុខ ដារា'] })
    const two = await makeResource({ titleKm: 'ពីរ' })
    for (const { code } of [one, two]) await browser.post(`/collections/${inner}/items`, { code })
    const order = (html: string) => html.indexOf('>មួយ') < html.indexOf('>ពីរ')
    const visitor = new BrowserSession()
    assert.isTrue(order(await htmlOf(visitor.get(`/collections/${inner}`))))
    const item = await db.from('library_collection_items').where('resource_id', two.id).first()
    await browser.submit('PUT', `/collections/${inner}/items/${item.id}`, { move: 'up' })
    assert.isFalse(order(await htmlOf(visitor.get(`/collections/${inner}`))))
    assert.include(await htmlOf(visitor.get(`/collections/${outer}`)), 'ក្នុង')
    const credits = await htmlOf(visitor.get(`/collections/${inner}/credits`))
    for (const text of ['ដោយ សុខ ដារា', 'by សុខ ដារា']) assert.include(credits, text)
    assert.equal((await visitor.get(`/q/${inner}`)).location, `/collections/${inner}`)

    const circle = await browser.submit('PUT', `/collections/${outer}`, {
      ...{ title_km: 'ក្រៅ', parent: inner, published: '1' },
    })
    assert.equal(circle.status, 303)
    const row = await db.from('library_collections').where('code', outer).first()
    assert.isNull(row.parent_id)
    const unknown = browser.post(`/collections/${inner}/items`, { code: 'ZZZZZZZ' })
    assert.equal(await statusOf(unknown), 422)
  })

  test('a collection that was reported is hidden from its readers, whatever its owner writes', async ({
    assert,
  }) => {
    const owner = await signedIn('teacher')
    const made = await owner.browser.post('/collections', { title_km: 'បណ្តុំ', published: '1' })
    const code = made.location!.split('/').pop()!
    const visitor = new BrowserSession()
    const status = () => statusOf(visitor.get(`/collections/${code}`))
    const { kind, code: found } = hideableAt(`/collections/${code.toLowerCase()}/credits`)!
    assert.isTrue(await kind.exists(found))
    await transaction((trx) => kind.hide(trx, SYSTEM, found))
    assert.equal(await status(), 404)
    assert.notInclude(await htmlOf(visitor.get('/collections')), code)
    const told = await db.from('identity_notifications').where('person_id', owner.person.id)
    assert.deepEqual(
      told.map((row) => row.kind),
      ['library.collection_hidden']
    )
    await owner.browser.submit('PUT', `/collections/${code}`, { title_km: 'ថ្មី', published: '1' })
    assert.equal(await status(), 404)
    await transaction((trx) => kind.release(trx, SYSTEM, found))
    assert.equal(await status(), 200)
  })

  test('saved for later, once, for oneself', async ({ assert }) => {
    const { code } = await makeResource({ titleKm: 'ទុកមើល' })
    const { browser } = await signedIn('student')
    await browser.post(`/library/${code}/saves`)
    await browser.post(`/library/${code}/saves`)
    assert.include(await htmlOf(browser.get('/library/saved')), 'ទុកមើល')
    const other = await signedIn('student')
    assert.notInclude(await htmlOf(other.browser.get('/library/saved')), `/library/${code}`)
    await browser.submit('DELETE', `/library/${code}/saves`)
    assert.notInclude(await htmlOf(browser.get('/library/saved')), `/library/${code}`)
  })

  test('teachers rate once and change their mind; pupils do not rate', async ({ assert }) => {
    const { code, id } = await makeResource()
    const { browser } = await signedIn('teacher')
    await browser.post(`/library/${code}/ratings`, { stars: '2' })
    await browser.post(`/library/${code}/ratings`, { stars: '4', comment: 'សិស្សយល់លឿន' })
    const rows = await db.from('library_ratings').where('resource_id', id)
    assert.deepEqual(
      rows.map(({ stars }) => Number(stars)),
      [4]
    )
    assert.include(await htmlOf(browser.get(`/library/${code}/ratings`)), 'សិស្សយល់លឿន')
    assert.equal(await statusOf(browser.post(`/library/${code}/ratings`, { stars: '9' })), 422)
    const pupil = await signedIn('student')
    assert.equal(await statusOf(pupil.browser.get(`/library/${code}/ratings`)), 403)
  })

  test('uses add up in memory and are written in portions', async ({ assert }) => {
    const { id } = await makeResource()
    await flushUses()
    const before = await usesOf(id)
    for (let time = 0; time < 3; time++) countUse(id, 'views')
    countUse(id, 'downloads')
    assert.deepEqual(await usesOf(id), before)
    await flushUses()
    countUse(id, 'views')
    await flushUses()
    assert.deepEqual(await usesOf(id), { views: before.views + 4, downloads: before.downloads + 1 })
  })

  test('modules above tell where a resource is used', async ({ assert }) => {
    const resource = await makeResource()
    const course = newId()
    const tell = async (resources: { id: string }[]) => {
      const use = { type: 'course', titleKm: 'វគ្គរូបវិទ្យា', titleEn: null, href: '/courses/1' }
      await transaction((trx) => publish(trx, new ResourceUsed(course, { ...use, resources })))
      await relayAll()
      forget()
    }
    await tell([{ id: resource.id }])
    const page = () => htmlOf(new BrowserSession().get(`/library/${resource.code}`))
    assert.include(await page(), 'វគ្គរូបវិទ្យា')
    await tell([])
    assert.notInclude(await page(), 'វគ្គរូបវិទ្យា')
  })

  test('a code on paper, typed carelessly, opens its resource', async ({ assert }) => {
    const { code } = await makeResource()
    const visitor = new BrowserSession()
    const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`
    const found = await visitor.get(`/q?code=${encodeURIComponent(typed)}`)
    assert.equal(found.location, `/library/${code}`)
    assert.equal(await statusOf(visitor.get('/q/ZZZZZZZ')), 404)
    assert.include(await htmlOf(visitor.get(`/library/${code}/card`)), `/q/${code}`)
  })

  test('a gap becomes a work order, is taken on and closed', async ({ assert }) => {
    await makeSyllabus()
    const planner = await signedIn('education_specialist')
    const author = await signedIn('teacher')
    const map = '/library/coverage?subject=PHY&grade=11&language=km'
    assert.include(
      await htmlOf(planner.browser.get(map)),
      '/work-orders/create?lesson=PHY-11-02-03'
    )
    const order = { lesson: 'PHY-11-02-03', language: 'km', due_on: '2027-01-15' }
    const unknown = planner.browser.post('/work-orders', { ...order, assignee: 'nobody.at.all' })
    assert.equal(await statusOf(unknown), 422)
    const made = await planner.browser.post('/work-orders', { ...order, assignee: author.username })
    const path = made.location!
    const told = await db.from('identity_notifications').where('person_id', author.person.id)
    assert.include(
      told.map(({ kind }) => kind),
      'library.work_order_assigned'
    )
    assert.include(await htmlOf(planner.browser.get(map)), path)
    assert.include(await htmlOf(author.browser.get('/work-orders?tab=mine')), path)

    const { code } = await makeResource({ alignment: ['PHY-11-02-03'] })
    const stranger = await signedIn('teacher')
    assert.equal(await statusOf(stranger.browser.submit('DELETE', path, { state: 'done' })), 403)
    await author.browser.submit('DELETE', path, { state: 'done', code })
    const closed = await db.from('library_work_orders').where('id', path.split('/').pop()!).first()
    assert.equal(closed.state, 'done')
    assert.notInclude(await htmlOf(planner.browser.get(map)), '/work-orders/create')
  })
})
