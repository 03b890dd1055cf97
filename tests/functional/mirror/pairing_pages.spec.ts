import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { relayAll } from '#shared/outbox/relay'
import { serverRole } from '#mirror/role'
import { hearAnswer } from '#mirror/pairing/hear_answer'
import { codeOf, waitingOrigin } from '#mirror/pairing/ask_to_pair'
import { shownCode } from '#mirror/pairing/pairing_code'
import Origin from '#mirror/models/origin'
import Pairing from '#mirror/models/pairing'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, sendForm, signedIn } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { ask, makePairing } from '#tests/support/mirror/pairing'
import { emptyOrigin, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { freePort } from '#tests/support/own_server'

const HERE = '/administration/mirror/here/pairing'
const LIST = '/administration/mirror/pairings'

const main = (html: string) => html.slice(html.indexOf('<main'))

test.group('Mirror | pages of pairing', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
    await limiter.clear()
    serverRole.name = 'both'
    return () => {
      serverRole.name = 'origin'
    }
  })

  /** Somebody who looks after both servers, which are one here. */
  async function begin() {
    const ministry = await makeInstitution()
    const { browser } = await signedIn('administrator', ministry)
    const school = await makeInstitution(ministry)
    await db.from('institutions').where('id', school).update({ name_en: 'Lycée Bak Touk' })
    await db.from('institutions').where('id', school).update({ search_text: 'bak touk' })
    const profile = await makeProfile()
    const meant = { types: ['14'], regions: [], flags: [] }
    const fitting = await makeProfile({ institutions: meant, nameKm: 'សម្រាប់វិទ្យាល័យ' }, 'uss')
    return { browser, school, profile, fitting }
  }

  const askOver = (browser: Awaited<ReturnType<typeof begin>>['browser'], address: string) =>
    sendForm(browser, { page: HERE, path: HERE }, { medium: 'http', address, name: 'Bak Touk' })

  test('by wire: a code at the school, typed at the ministry, and it goes on by itself', async ({
    assert,
  }) => {
    const { browser, school, fitting } = await begin()
    const asked = await askOver(browser, process.env.APP_URL!)
    assert.equal(asked.status, 303, main(asked.html).slice(0, 500))
    const origin = (await waitingOrigin())!
    const code = shownCode(codeOf(origin))
    const screen = main(await htmlOf(browser.get(HERE)))
    assert.include(screen, code)
    assert.include(screen, '<svg')
    assert.include(screen, 'hx-trigger="every 4s"')
    await hearAnswer()
    assert.equal((await Origin.findOrFail(origin.id)).state, 'waiting')

    const found = await browser.get(`${LIST}?code=${code}`)
    assert.equal(found.status, 303)
    const page = found.location!.split('?')[0]
    const choose = await htmlOf(browser.get(`${found.location}&q=bak`))
    assert.include(choose, `institution=${school}`)
    const form = main(await htmlOf(browser.get(`${page}?institution=${school}&code=${code}`)))
    assert.include(form, `value="${code}"`)
    assert.match(form, new RegExp(`value="${fitting.id}"[^>]*checked`))
    const root = /(\d{4} ){4}\d{4}/.exec(screen.slice(screen.indexOf('summary')))![0]
    assert.include(form, root, 'the same digits on both sides')

    const fields = { institution: school, profile: fitting.id, channel: 'pilot', place: 'new' }
    const send = (typed: string) =>
      sendForm(
        browser,
        { page: `${page}?institution=${school}`, path: page, method: 'PUT' },
        { ...fields, code: typed }
      )
    const wrong = await send(`${code.slice(0, 4)}-ABCD-EFGH`)
    assert.equal(wrong.status, 422)
    assert.include(wrong.html, 'field-code')
    assert.equal((await send(code)).status, 303)
    assert.include(main(await htmlOf(browser.get(page))), '/administration/mirror/sites/')

    await Origin.query().update({ next_poll_at: null })
    await hearAnswer()
    const followed = await Origin.findOrFail(origin.id)
    assert.deepEqual(
      [followed.state, followed.profile, followed.channel, followed.url],
      ['active', 'uss', 'pilot', process.env.APP_URL!]
    )
    const after = main(await htmlOf(browser.get(HERE)))
    assert.include(after, followed.code!)
    assert.notInclude(after, code)
    const jobs = await db.from('shared_jobs').where('kind', 'mirror.receive_editions')
    assert.lengthOf(jobs, 1, 'content begins to come')
    await relayAll().catch(() => {})
  }).timeout(20_000)

  test('by stick: a file there, a file back', async ({ assert }) => {
    const { browser, school, profile } = await begin()
    await sendForm(browser, { page: HERE, path: HERE }, { medium: 'stick', name: 'Bak Touk' })
    const code = shownCode(codeOf((await waitingOrigin())!))
    const request = await browser.get(`${HERE}/request`)
    assert.include(request.headers.get('content-disposition')!, 'tonle-pairing.json')
    const upload = (content: string) =>
      browser.upload(LIST, {}, { name: 'tonle-pairing.json', content })
    assert.equal((await upload('{"format":"x"}')).status, 422)
    const taken = await upload(request.html)
    assert.equal(taken.status, 303)
    const page = taken.location!
    assert.equal((await browser.get(`${page}/answer`)).status, 404)
    await sendForm(
      browser,
      { page: `${page}?institution=${school}`, path: page, method: 'PUT' },
      { institution: school, profile: profile.id, channel: 'everyone', place: 'new', code }
    )
    const answer = await browser.get(`${page}/answer`)
    const back = (content: string) =>
      browser.upload(`${HERE}/answer`, {}, { name: 'tonle-paired.json', content })
    assert.equal((await back('')).status, 422)
    const forged = { ...JSON.parse(answer.html), url: 'http://elsewhere.test' }
    const refused = await back(JSON.stringify(forged))
    assert.equal(refused.status, 422)
    assert.include(main(refused.html), 'មានចម្លើយពីអ្នកដែលមិនដឹងលេខកូដ')
    assert.equal((await back(answer.html)).status, 303)
    assert.equal((await Origin.firstOrFail()).state, 'active')
  }).timeout(20_000)

  test('what went wrong is said in plain words, beside the address', async ({ assert }) => {
    const { browser } = await begin()
    const words = async (address: string) => {
      const { status, html } = await askOver(browser, address)
      assert.equal(status, 422)
      return main(html)
    }
    assert.include(await words('two words'), 'មិនមែនជាអាសយដ្ឋានទេ')
    assert.include(await words(`http://127.0.0.1:${await freePort()}`), 'គ្មានម៉ាស៊ីនមេឆ្លើយទេ')
    await emptyOrigin()
    assert.include(await words(process.env.APP_URL!), 'មិនទាន់មានសោ')
    serverRole.name = 'mirror'
    assert.include(await words(process.env.APP_URL!), 'មិនផ្ដល់មាតិកាដល់ម៉ាស៊ីនមេសាលាទេ')
  })

  test('refused, too old, or given up: asked again with a new code', async ({ assert }) => {
    const { browser } = await begin()
    await askOver(browser, process.env.APP_URL!)
    const first = codeOf((await waitingOrigin())!)
    const row = await Pairing.firstOrFail()
    const page = `${LIST}/${row.code}`
    await sendForm(browser, { page, path: `${page}/refusal` }, { reason: 'ទូរសព្ទមកសិន' })
    await hearAnswer()
    assert.include(main(await htmlOf(browser.get(HERE))), 'ទូរសព្ទមកសិន')
    await sendForm(browser, { page: HERE, path: HERE, method: 'DELETE' }, {})
    assert.isNull(await waitingOrigin())
    await askOver(browser, process.env.APP_URL!)
    assert.notDeepEqual(codeOf((await waitingOrigin())!), first)
    await Pairing.query()
      .where('state', 'waiting')
      .update({ expires_at: clock.now().minus({ minutes: 1 }).toSQL({ includeOffset: false }) })
    await hearAnswer()
    assert.include(main(await htmlOf(browser.get(HERE))), 'លេខកូដហួសពេលហើយ')
    const old = main(await htmlOf(browser.get(`${LIST}?tab=done`)))
    assert.include(old, 'ហួសពេល')
    assert.include(old, 'បានបដិសេធ')
  })

  test('whoever stands between is found: the answer is not taken and the page says so', async ({
    assert,
  }) => {
    const { browser } = await begin()
    await askOver(browser, process.env.APP_URL!)
    const answer = {
      ...{ format: 'tonle-paired', version: 1, publicKey: (await waitingOrigin())!.publicKey },
      ...{
        siteId: (await Pairing.firstOrFail()).id,
        code: 'ABCDEFG',
        name: 'x',
        url: 'http://x.test',
      },
      ...{ channel: 'everyone', profile: 'uss', root: '{}', proof: '0'.repeat(64) },
    }
    await Pairing.query().update({ state: 'accepted', answer: JSON.stringify(answer) })
    await hearAnswer()
    assert.equal((await Origin.firstOrFail()).state, 'waiting')
    assert.include(main(await htmlOf(browser.get(HERE))), 'មានចម្លើយពីអ្នកដែលមិនដឹងលេខកូដ')
  })

  test('in the place of another: its last contact and what is lost with it', async ({ assert }) => {
    const { browser, school, profile } = await begin()
    const seen = clock.now().minus({ days: 9, hours: 2 }).toSQL({ includeOffset: false })
    const old = await makeSite(profile, school, { seen_at: seen, name: 'Old box' })
    const { terms } = await ask(profile)
    const request = (await waitingOrigin())!.pairing!.request
    const content = JSON.stringify(request)
    const taken = await browser.upload(LIST, {}, { name: 'tonle-pairing.json', content })
    const page = taken.location!
    const form = main(await htmlOf(browser.get(`${page}?institution=${school}`)))
    assert.include(form, 'Old box')
    assert.include(form, '9 ថ្ងៃ')
    const fields = { institution: school, profile: profile.id, channel: 'everyone' }
    const at = { page: `${page}?institution=${school}`, path: page, method: 'PUT' }
    const place = `replaces:${old.id}`
    const { code } = terms
    assert.equal((await sendForm(browser, at, { ...fields, place, code })).status, 303)
    assert.equal((await db.from('mirror_sites').where('id', old.id).first()).state, 'retired')
  }).timeout(10_000)

  test('for those who look after it; pages of the other side are not there', async ({ assert }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    for (const [role, at, here, list] of [
      ['administrator', ministry, 200, 200],
      ['mirror_operator', ministry, 200, 200],
      ['mirror_operator', school, 200, 403],
      ['school_leader', school, 403, 403],
    ] as const) {
      const { browser } = await signedIn(role, at)
      assert.equal((await browser.get(HERE)).status, here, `${role} here`)
      assert.equal((await browser.get(LIST)).status, list, `${role} list`)
    }
    const { browser } = await signedIn('administrator', ministry)
    serverRole.name = 'origin'
    assert.equal((await browser.get(HERE)).status, 404)
    serverRole.name = 'mirror'
    assert.equal((await browser.get(LIST)).status, 404)
  })

  test('requests are found by name and number, page by page', async ({ assert }) => {
    const { browser } = await begin()
    assert.include(main(await htmlOf(browser.get(LIST))), 'គ្មានសំណើរង់ចាំទេ')
    for (let n = 0; n < 22; n++) {
      await makePairing({ name: `Server ${n}.` })
    }
    const first = main(await htmlOf(browser.get(LIST)))
    assert.include(first, 'Server 21.')
    assert.notInclude(first, 'Server 1.')
    assert.include(main(await htmlOf(browser.get(`${LIST}?page=2`))), 'Server 1.')
    assert.include(main(await htmlOf(browser.get(`${LIST}?q=Server%207`))), 'Server 7.')
    assert.include(main(await htmlOf(browser.get(`${LIST}?code=ZZZZ-ZZZZ-ZZZZ`))), 'រកមិនឃើញ')
  })
})
