import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { parse } from 'csv-parse/sync'
import testUtils from '@adonisjs/core/services/test_utils'
import { makeInstitution } from '#tests/support/accounts'
import { makeEntry, signedIn } from '#tests/support/operations'

test.group('Audit log', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

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
    assert.notInclude(all.html, 'elsewhere')
  })

  test('filters by verb, person, object and day', async ({ assert }) => {
    const { browser, person, username } = await signedIn('administrator')
    await makeEntry({ verb: 'shared.pack_applied', subject: { type: 'pack', id: 'a-pack' } })
    await makeEntry({ subject: { type: 'user', id: 'a-user' } }, person.id)
    await db
      .from('shared_audit')
      .where('subject_id', 'a-pack')
      .update({ at: '2026-01-01 18:00:00' })
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
      after: { version: '<b>1.1.0</b>', list: [1, 2] },
    })
    const { html } = await browser.get('/audit')
    assert.include(html, 'The server')
    const words = html.replace(/<span class="hidden-text">.*?<\/span>|<\/?(ins|del|span)>/g, '')
    assert.match(words, />1\.0\.0<\/div>/)
    assert.include(words, '&lt;b&gt;1.1.0&lt;/b&gt;')
    assert.include(html, '[1,2]')
  })

  test('pages through a long log with few questions', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    for (let n = 0; n < 60; n++) await makeEntry({ subject: { type: 'user', id: `entry-${n}.` } })
    const first = await browser.get('/audit')
    assert.include(first.html, 'entry-59.')
    assert.notInclude(first.html, 'entry-3.')
    const second = await browser.get('/audit?page=2')
    assert.include(second.html, 'entry-3.')
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
