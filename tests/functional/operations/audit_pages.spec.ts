import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { recordRead } from '#shared/audit/record_read'
import { parse } from 'csv-parse/sync'
import testUtils from '@adonisjs/core/services/test_utils'
import { makeInstitution } from '#tests/support/accounts'
import { makeEntry, signedIn } from '#tests/support/operations'

test.group('Audit log', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  test('a teacher and a school leader may not read it', async ({ assert }) => {
    for (const role of ['teacher', 'school_leader', 'mirror_operator'] as const) {
      const { browser } = await signedIn(role)
      const page = await browser.get('/audit')
      const csv = await browser.get('/audit.csv')
      assert.deepEqual([page.status, csv.status], [403, 403], role)
    }
  })

  test('an officer reads the entries of the own subtree only', async ({ assert }) => {
    const province = await makeInstitution()
    const school = await makeInstitution(province)
    const elsewhere = await makeInstitution()
    await makeEntry({ institutionId: school, subject: { type: 'user', id: 'in-the-school' } })
    await makeEntry({ institutionId: elsewhere, subject: { type: 'user', id: 'elsewhere' } })
    await makeEntry({ subject: { type: 'user', id: 'of-the-server' } })
    const officer = await signedIn('provincial_officer', province)
    const seen = await officer.browser.get('/audit')
    assert.include(seen.html, 'in-the-school')
    assert.notInclude(seen.html, 'elsewhere')
    assert.notInclude(seen.html, 'of-the-server')
    const csv = await officer.browser.get('/audit.csv')
    assert.notInclude(csv.html, 'elsewhere')
    const administrator = await signedIn('administrator', province)
    const all = await administrator.browser.get('/audit')
    assert.include(all.html, 'of-the-server')
    assert.include(all.html, 'elsewhere')
    const below = await signedIn('administrator', school)
    const own = await below.browser.get('/audit')
    assert.include(own.html, 'in-the-school')
    assert.notInclude(own.html, 'of-the-server')
    assert.notInclude(own.html, 'elsewhere')
  })

  test('shows reads of records apart from changes, and those of an institution', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const { browser, person } = await signedIn('administrator', ministry)
    const reader = { ...SYSTEM, personId: person.id }
    const subject = { type: 'person', id: newId() }
    const read = { verb: 'operations.audit_exported', subject, institutionId: school }
    await recordRead(reader, read)
    await recordRead(reader, read)
    await recordRead(reader, { ...read, subject: { type: 'person', id: person.id } })
    await makeEntry({ subject: { type: 'user', id: 'a-change' } })
    const reads = await db.from('shared_audit').where('is_read', true)
    assert.lengthOf(reads, 1)
    assert.equal(reads[0].subject_id, subject.id)
    const shown = await browser.get('/audit?kind=reads')
    assert.include(shown.html, subject.id)
    assert.notInclude(shown.html, 'a-change')
    const changes = await browser.get('/audit?kind=changes')
    assert.notInclude(changes.html, subject.id)
    await db.from('institutions').where('id', school).update({ location_code: '01020304055' })
    const there = await browser.get('/audit?institution=01020304055')
    assert.include(there.html, subject.id)
    assert.notInclude(there.html, 'a-change')
    clock.freeze(clock.now().plus({ minutes: 11 }))
    await recordRead(reader, read)
    assert.lengthOf(await db.from('shared_audit').where('is_read', true), 2)
  })

  test('filters by verb, person, object and day', async ({ assert }) => {
    const { browser, person, username } = await signedIn('administrator')
    clock.freeze(DateTime.utc(2026, 1, 1, 18))
    await makeEntry({ verb: 'shared.pack_applied', subject: { type: 'pack', id: 'a-pack' } })
    clock.release()
    await makeEntry({ subject: { type: 'user', id: 'a-user' } }, person.id)
    const ids = async (query: string) => {
      const { html } = await browser.get(`/audit?${query}`)
      return ['a-pack', 'a-user'].filter((id) => html.includes(id)).join()
    }
    assert.equal(await ids(''), 'a-pack,a-user')
    assert.equal(await ids('verb=shared.pack_applied'), 'a-pack')
    assert.equal(await ids(`person=${username}`), 'a-user')
    assert.equal(await ids('person=nobody'), '')
    assert.equal(await ids('person=%25'), '')
    assert.equal(await ids('subject=pack'), 'a-pack')
    // 18:00 UTC is the next day in Phnom Penh.
    assert.equal(await ids('from=2026-01-02&to=2026-01-02'), 'a-pack')
    assert.equal(await ids('to=2026-01-01'), '')
    assert.equal(await ids('from=yesterday'), 'a-pack,a-user')
  })

  test('shows the server as such, changes side by side, and nothing of a value as markup', async ({
    assert,
  }) => {
    const { browser } = await signedIn('administrator')
    await makeEntry({
      verb: 'shared.pack_applied',
      before: { version: '1.0.0' },
      after: { version: '<b>1.1.0</b>', titleKm: 'x', list: [1, 2] },
    })
    const { html } = await browser.get('/audit')
    assert.include(html, 'The server')
    const words = html.replace(/<span class="hidden-text">.*?<\/span>|<\/?(ins|del|span)>/g, '')
    assert.match(words, />1\.0\.0<\/div>/)
    assert.include(words, '&lt;b&gt;1.1.0&lt;/b&gt;')
    assert.include(html, '[1,2]')
    assert.notInclude(html, 'titleKm')
  })

  test('pages through a long log with few questions', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    for (let n = 0; n < 60; n++) await makeEntry({ subject: { type: 'user', id: `entry-${n}.` } })
    const first = await browser.get('/audit')
    assert.include(first.html, 'entry-59.')
    assert.notInclude(first.html, 'entry-3.')
    const older = /href="([^"]*before=[^"]*)"/.exec(first.html)![1].replaceAll('&amp;', '&')
    const second = await browser.get(older)
    assert.include(second.html, 'entry-3.')
    assert.notInclude(second.html, 'entry-59.')
    const newer = /href="([^"]*after=[^"]*)"/.exec(second.html)![1].replaceAll('&amp;', '&')
    const back = await browser.get(newer)
    assert.include(back.html, 'entry-59.')
    assert.notInclude(back.html, 'entry-3.')
    const nonsense = await browser.get('/audit?before=x%27y')
    assert.include(nonsense.html, 'entry-59.')
  })

  test('the download holds what the page shows, harmless to spreadsheets, and is logged', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('administrator')
    await makeEntry({ subject: { type: 'user', id: '=SUM(A1)' }, after: { name: 'x' } }, person.id)
    const { html, headers } = await browser.get('/audit.csv?subject=user')
    assert.include(headers.get('content-type')!, 'text/csv')
    const rows = parse(html, { bom: true }) as string[][]
    assert.equal(rows[0][2], 'What')
    assert.include(rows[1][1], 'Sok Dara')
    assert.equal(rows[1][4], "'=SUM(A1)")
    const entry = await db.from('shared_audit').where('verb', 'operations.audit_exported').first()
    assert.equal(entry.actor_id, person.id)
  })
})
