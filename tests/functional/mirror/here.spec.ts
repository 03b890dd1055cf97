import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { emptyLibrary, htmlOf, sendForm, signedIn } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { countQueries } from '#tests/support/count_queries'
import { notes } from '#mirror/queries/words'
import { visitOutcomes } from '#mirror/queries/list_visits'
import { asMirror, asSticks, makeHere, makeReceived, makeVisit } from '#tests/support/mirror/here'
import Origin from '#mirror/models/origin'

const HERE = '/administration/mirror/here'
const CONTACTS = `${HERE}/contacts`

test.group('Mirror | what a mirror shows of itself', (group) => {
  let school: string
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => asMirror())
  group.each.setup(async () => {
    school = await makeInstitution(await makeInstitution())
  })

  const operator = () => signedIn('mirror_operator', school)
  const main = (html: string) => html.slice(html.indexOf('<main'))
  const jobs = (kind: string) => db.from('shared_jobs').where('kind', `mirror.${kind}`)

  test('a server that follows nobody says so, to staff alone', async ({ assert }) => {
    const { browser } = await operator()
    const alone = main(await htmlOf(browser.get(HERE)))
    assert.include(alone, 'មិនទាន់ភ្ជាប់')
    assert.match(alone, /class="btn[^>]*href="[^"]*\/here\/pairing"/)
    const pupil = await signedIn('student', school)
    assert.equal((await pupil.browser.get(HERE)).status, 403)
  })

  test('{standing}: its words stand on the page and in the line for staff')
    .with([
      { standing: 'fresh', words: 'មាតិកាទាន់សម័យ', state: undefined },
      { standing: 'held', words: 'ថាសគ្មានកន្លែងគ្រប់គ្រាន់', state: 'held', note: 'disk_full' },
      { standing: 'old app', words: 'ទន្លេជំនាន់ថ្មីជាង 9.1.0', state: 'held', note: 'app_too_old' },
      { standing: 'partial', words: 'ដោតយូអេសប៊ីបន្ទាប់', state: 'partial', note: 'missing' },
      { standing: 'refused', words: 'មាតិកាថ្មីមិនអាចប្រើបាន', state: 'refused', note: 'bad_shape' },
      { standing: 'coming', words: 'មាតិកាថ្មីកំពុងមក', state: 'fetching' },
    ] as const)
    .run(async ({ assert }, { words, state, ...row }) => {
      const origin = await makeHere()
      await makeReceived(origin, 12, 'active')
      const note = 'note' in row ? row.note : null
      if (state) await makeReceived(origin, 13, state, { note, minAppVersion: '9.1.0' })
      const { browser } = await signedIn('teacher', school)
      const page = await htmlOf(browser.get(HERE))
      assert.include(main(page), words)
      const home = await htmlOf(browser.get('/library'))
      assert.match(home, new RegExp(`class="strip.*href="${HERE}"`, 's'))
      assert.notInclude(main(page), CONTACTS, 'a teacher only looks')
      const visitor = await (await fetch(new URL('/library', process.env.APP_URL))).text()
      assert.notInclude(visitor, HERE)
    })

  test('whatever a contact ends with has words of its own in the list, in both languages', async ({
    assert,
  }) => {
    const ways = Object.keys(notes).flatMap((note) =>
      visitOutcomes.map((one) => [one, note] as const)
    )
    for (const locale of ['km', 'en']) {
      const lang = (file: string) =>
        JSON.parse(
          readFileSync(
            new URL(`../../../resources/lang/${locale}/${file}.json`, import.meta.url),
            'utf8'
          )
        )
      const { notes: words, outcomes } = lang('mirror_here')
      for (let n = 0; n < ways.length; n += 25) {
        const origin = await makeHere()
        const some = ways.slice(n, n + 25)
        for (const [outcome, note] of some) await makeVisit(origin, outcome, { note })
        const { browser } = await operator()
        browser.cookies.set('lang', locale)
        const page = main(await htmlOf(browser.get(`${HERE}/visits`)))
        for (const [outcome, note] of some) {
          const key = notes[note as keyof typeof notes]
          const word = words[key === 'app_too_old' ? 'newer_needed' : key]
          assert.include(page, outcomes[outcome], outcome)
          assert.include(page, word, `${locale} ${note}`)
        }
      }
    }
  })

  test('the line costs no query most of the time', async ({ assert }) => {
    await makeReceived(await makeHere(), 12, 'active')
    const { browser } = await operator()
    await browser.get('/library')
    const { sql } = await countQueries(() => browser.get('/library'))
    assert.lengthOf(
      sql.filter((one) => one.includes('mirror_')),
      0
    )
  })

  test('an old content and a slow clock are said, and nothing is refused', async ({ assert }) => {
    const origin = await makeHere({ clockFloor: clock.now().plus({ years: 3 }) })
    await makeReceived(origin, 12, 'active', { staleAfter: clock.now().plus({ years: 2 }) })
    const { browser } = await operator()
    const page = main(await htmlOf(browser.get(HERE)))
    assert.include(page, 'មាតិកាចាស់')
    assert.include(page, 'នាឡិកាខុស')
  })

  test('asked now, also for large files by day; stopped', async ({ assert }) => {
    await makeHere({ nightFrom: '00:00', nightTo: '00:01' })
    const { browser } = await operator()
    const page = { page: HERE, path: CONTACTS }
    assert.equal((await sendForm(browser, page, {})).status, 303)
    assert.equal((await sendForm(browser, page, { large: '1' })).status, 303)
    const asked = await jobs('receive_editions').orderBy('created_at').select('input')
    const inputs = asked.map(({ input }) => (typeof input === 'string' ? JSON.parse(input) : input))
    assert.deepEqual(inputs, [{}, { isLargeNow: true }])
    const stop = await sendForm(browser, { ...page, method: 'DELETE' }, {})
    assert.equal(stop.status, 303)
    const states = await jobs('receive_editions').select('state')
    assert.deepEqual([...new Set(states.map(({ state }) => state))], ['cancelled'])
    const verbs = await db.from('shared_audit').where('verb', 'like', 'mirror.contact%')
    assert.lengthOf(verbs, 3)
  })

  test('a stick that is plugged in can be read again; another folder never', async ({ assert }) => {
    const mount = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    await mkdir(join(mount, 'tonle-mirror'))
    const away = asSticks(mount)
    await makeHere()
    const { browser } = await operator()
    const page = { page: HERE, path: CONTACTS }
    assert.include(main(await htmlOf(browser.get(HERE))), mount)
    await sendForm(browser, page, { mount: '/etc' })
    assert.lengthOf(await jobs('receive_editions'), 0)
    await sendForm(browser, page, { mount, report: '1' })
    assert.lengthOf(await jobs('receive_editions'), 1)
    away()
    await rm(mount, { recursive: true })
  })

  test('the edition before is returned to', async ({ assert }) => {
    const origin = await makeHere()
    const { browser } = await operator()
    const page = { page: HERE, path: `${HERE}/returns` }
    await makeReceived(origin, 12, 'active')
    await sendForm(browser, page, {})
    assert.lengthOf(await jobs('return_edition'), 0)
    await makeReceived(origin, 11, 'superseded')
    assert.include(main(await htmlOf(browser.get(HERE))), 'ត្រឡប់ទៅលេខ')
    await sendForm(browser, page, {})
    assert.lengthOf(await jobs('return_edition'), 1)
  })

  test('night, speed and servers near by are a form', async ({ assert }) => {
    await makeHere()
    const { browser } = await operator()
    const form = { page: `${HERE}/edit`, path: HERE, method: 'PUT' }
    const good = {
      ...{ night_from: '22:00', night_to: '05:00', rate_kb: '60', is_sharing: '1' },
      peers: 'http://192.168.1.20:3333\nhttp://10.0.0.2:3333/',
    }
    for (const wrong of [
      { night_to: '' },
      { night_from: '25:00' },
      { rate_kb: '2' },
      { peers: 'ftp://x' },
      { peers: 'school' },
    ]) {
      const { status } = await sendForm(browser, form, { ...good, ...(wrong as object) })
      assert.equal(status, 422, JSON.stringify(wrong))
    }
    assert.equal((await sendForm(browser, form, good)).status, 303)
    const row = await Origin.firstOrFail()
    assert.deepEqual([row.nightFrom, row.nightTo, row.rateKb], ['22:00', '05:00', 60])
    assert.deepEqual(row.peers, ['http://192.168.1.20:3333', 'http://10.0.0.2:3333'])
    assert.isTrue(Boolean(row.isSharing))
    await sendForm(browser, form, { night_from: '', night_to: '', rate_kb: '', peers: '' })
    const empty = await Origin.firstOrFail()
    assert.deepEqual([empty.nightFrom, empty.rateKb, empty.peers], [null, null, []])
    assert.isFalse(Boolean(empty.isSharing))
  })

  test('contacts are listed by pages and filtered', async ({ assert }) => {
    const origin = await makeHere()
    for (let n = 0; n < 30; n++) {
      await makeVisit(origin, 'nothing_new', { startedAt: clock.now().minus({ hours: n + 1 }) })
    }
    await makeVisit(origin, 'partial', { medium: 'stick', note: 'gone', home: 'read_only', bad: 2 })
    const { browser } = await operator()
    const visits = `${HERE}/visits`
    const first = main(await htmlOf(browser.get(visits)))
    assert.include(first, 'page=2')
    assert.include(first, 'យូអេសប៊ីត្រូវបានដកចេញ មុនអានចប់')
    assert.include(first, 'យូអេសប៊ីមិនអាចសរសេរបាន')
    const sticks = main(await htmlOf(browser.get(`${visits}?medium=stick&outcome=partial`)))
    assert.equal(sticks.match(/<tr/g)?.length, 2)
    assert.notInclude(main(await htmlOf(browser.get(`${visits}?outcome=failed`))), '<tr')
  })

  test('health says how old the content is, where this is a mirror', async ({ assert }) => {
    const origin = await makeHere({ lastContactAt: clock.now().minus({ days: 9 }) })
    await makeReceived(origin, 12, 'active', { missingObjects: 3, note: 'spoiled' })
    const { browser } = await operator()
    const page = main(await htmlOf(browser.get('/health')))
    assert.match(page, /មាតិកាពីមជ្ឈមណ្ឌល.*9/s)
    asMirror()()
    forget()
  })
})
