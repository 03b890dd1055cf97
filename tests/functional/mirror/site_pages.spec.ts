import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, sendForm, signedIn } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { AskingSite } from '#tests/support/mirror/asking'
import { makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const main = (html: string) => html.slice(html.indexOf('<main'))
const SAID = { catalogue: null, sequence: null, revocations: 0, appVersion: '1.0.0' }

test.group('Mirror | the page of a mirror', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
  })

  async function begin() {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const { browser } = await signedIn('mirror_operator', ministry)
    const other = await makeAccount({ role: 'mirror_operator', institutionId: school })
    const profile = await makeProfile()
    const { id, key } = await makeSite(profile, school, { name: 'Bak Touk' })
    const site = new AskingSite(id, key)
    const { code } = await db.from('mirror_sites').where('id', id).first()
    const page = `/administration/mirror/sites/${code}`
    const state = async () => (await db.from('mirror_sites').where('id', id).first()).state
    const to = (name: string) => sendForm(browser, { page, path: `${page}/standing` }, { to: name })
    const told = () => db.from('identity_notifications').where('person_id', other.person.id)
    return { browser, id, site, page, state, to, told, school, profile }
  }

  test('facts and what happened, page by page', async ({ assert }) => {
    const { browser, id, site, page } = await begin()
    await site.post('/mirror/v1/poll', { ...SAID, freeBytes: 5_000_000_000, note: 'disk_full' })
    for (let n = 1; n <= 31; n++) {
      const at = `2026-01-${String(n).padStart(2, '0')} 08:00:00`
      await db.table('mirror_site_events').insert({
        ...{ id: newId(), site_id: id, kind: 'contact', medium: 'stick', sequence: 700 + n },
        ...{ polls: n, began_at: at, ended_at: at },
      })
    }
    const first = main(await htmlOf(browser.get(page)))
    for (const words of ['Bak Touk', 'ឌីសពេញ', '1.0.0', '731']) assert.include(first, words)
    assert.notInclude(first, '701')
    assert.include(main(await htmlOf(browser.get(`${page}?page=2`))), '701')
    assert.equal((await browser.get('/administration/mirror/sites/ZZZZZZZ')).status, 404)
  })

  test('suspended and served again; its operators are told, the mirror is refused', async ({
    assert,
  }) => {
    const { site, state, to, told } = await begin()
    assert.equal((await to('suspended')).status, 303)
    assert.equal(await state(), 'suspended')
    const refused = await site.post('/mirror/v1/poll', SAID)
    assert.deepEqual([refused.status, refused.json()], [403, { code: 'suspended' }])
    await to('active')
    assert.equal((await site.post('/mirror/v1/poll', SAID)).status, 200)
    assert.lengthOf(await told(), 2)
    const verbs = await db
      .from('shared_audit')
      .where('verb', 'like', 'mirror.site_%')
      .select('verb')
    assert.sameMembers(
      verbs.map(({ verb }) => verb),
      ['mirror.site_suspended', 'mirror.site_resumed']
    )
  })

  test('what cannot be undone is asked for on a page of its own', async ({ assert }) => {
    const { browser, site, page, state, to } = await begin()
    const links = main(await htmlOf(browser.get(page)))
    for (const name of ['retired', 'reenrol']) {
      assert.include(links, `${page}/standing?to=${name}`)
      const sure = main(await htmlOf(browser.get(`${page}/standing?to=${name}`)))
      assert.include(sure, `value="${name}"`)
    }
    await to('reenrol')
    assert.equal((await site.post('/mirror/v1/poll', SAID)).status, 403)
    await to('active')
    assert.equal(await state(), 'reenrol', 'its key cannot be given back')
    await to('retired')
    assert.equal(await state(), 'retired')
    await to('suspended')
    assert.equal(await state(), 'retired')
    assert.equal((await browser.get(`${page}/standing?to=retired`)).status, 303)
    assert.notInclude(main(await htmlOf(browser.get(page))), '/standing')
  })

  test('another name, profile and channel; the mirror hears of it', async ({ assert }) => {
    const { browser, id, site, page } = await begin()
    const other = await makeProfile({}, 'lite')
    const form = { page: `${page}/edit`, path: page, method: 'PUT' }
    const fields = { name: 'វិទ្យាល័យបាក់ទូក', profile: other.id, channel: 'pilot' }
    assert.equal((await sendForm(browser, form, { ...fields, channel: 'all' })).status, 422)
    assert.equal((await sendForm(browser, form, fields)).status, 303)
    const shown = main(await htmlOf(browser.get(page)))
    assert.include(shown, 'Bak Touk → វិទ្យាល័យបាក់ទូក')
    assert.equal((await site.post('/mirror/v1/poll', SAID)).json().channel, 'pilot')
    const row = await db.from('mirror_sites').where('id', id).first()
    assert.deepEqual([row.profile_id, row.channel], [other.id, 'pilot'])
  })

  test('another machine is told of until somebody knows it', async ({ assert }) => {
    const { browser, id, site, page } = await begin()
    const on = (letter: string) =>
      site.post('/mirror/v1/poll', {
        ...SAID,
        hardware: letter.repeat(64),
        boot: letter.repeat(32),
      })
    await on('1')
    await on('2')
    assert.include(main(await htmlOf(browser.get(page))), `${page}/machine`)
    await sendForm(browser, { page, path: `${page}/machine` }, {})
    assert.notInclude(main(await htmlOf(browser.get(page))), `${page}/machine`)
    const row = await db.from('mirror_sites').where('id', id).first()
    assert.deepEqual([row.hardware, row.hardware_before], ['2'.repeat(64), null])
  })

  test('for operators of the whole, not of one school', async ({ assert }) => {
    const { page, school } = await begin()
    for (const role of ['mirror_operator', 'administrator', 'school_leader'] as const) {
      const { browser } = await signedIn(role, school)
      assert.equal((await browser.get(page)).status, 403, role)
    }
  })
})
