import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { outgoing } from '#config/outgoing'
import { serverRole } from '#shared/server_role'
import { askOutside, OutgoingError } from '#shared/http/outgoing'
import Resource from '#library/models/resource'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { dc, OaiServer } from '#tests/support/oai_server'
import { accept, look, previewOf } from '#tests/support/source_imports'

const KIND = 'library.harvest'

async function makeDesk() {
  await makeSyllabus()
  const ministry = await makeInstitution()
  return signedIn('library_administrator', ministry)
}

const old = '2026-10-01T00:00:00Z'

test.group('A repository that is harvested', (group) => {
  group.each.setup(emptyLibrary)
  let server: OaiServer
  group.each.setup(async () => {
    server = await new OaiServer().open()
    return () => server.close()
  })
  const harvest = (browser: Awaited<ReturnType<typeof makeDesk>>['browser'], whole = 'no') =>
    look(browser, KIND, { url: server.url, whole, arrival: 'published' })

  test('gives every record once over all pages, waits when it is told to', async ({ assert }) => {
    const { browser } = await makeDesk()
    server.items = Array.from({ length: 8 }, (_, n) => ({
      ...{ id: `oai:x:${n}`, changed: old, body: dc(`មេរៀន ${n}`) },
    }))
    server.items.push({ id: 'oai:x:gone', changed: old, deleted: true })
    server.before = [{ status: 503, headers: { 'retry-after': '0' } }]
    const { row, path } = await harvest(browser)
    assert.equal(row.state, 'ready')
    assert.deepEqual([row.toAdd, row.same, row.bad], [8, 1, 0])
    await accept(browser, path)
    const all = await Resource.query().orderBy('title_km')
    assert.lengthOf(all, 8)
    assert.equal(all[0].state, 'published')
    assert.equal(all[0].licence, 'CC-BY-SA-4.0')
    assert.deepEqual(all[0].authors, ['Sok Dara'])
    assert.include(all[0].sourceUrl, 'https://example.org/')
    assert.isNotNull(all[0].subjectId, 'a subject of the syllabus by its name')
    const source = await db.from('library_sources').firstOrFail()
    assert.deepEqual([source.name, source.since], ['Open shelf', server.now])
  })

  test('is not offered on a mirror, which says why', async ({ assert }) => {
    const { browser } = await makeDesk()
    const offered = await browser.get('/imports')
    assert.include(offered.html, `kind=${KIND}`)
    serverRole.name = 'mirror'
    try {
      const list = await browser.get('/imports')
      assert.notInclude(list.html, `kind=${KIND}`)
      assert.include(list.html, 'ម៉ាស៊ីនមេនេះចម្លងតាមម៉ាស៊ីនមេមួយទៀត')
      const page = await browser.get(`/imports/create?kind=${KIND}`)
      assert.include(page.html, 'ម៉ាស៊ីនមេនេះចម្លងតាមម៉ាស៊ីនមេមួយទៀត')
      assert.notInclude(page.html, 'name="url"')
      const sent = await browser.post('/imports', {
        ...{ kind: KIND, url: server.url, whole: 'no', arrival: 'draft' },
      })
      assert.equal(sent.status, 422)
      assert.lengthOf(await db.from('shared_imports'), 0)
    } finally {
      serverRole.name = 'origin'
    }
  })

  test('asks the next time for what changed, and follows what was deleted', async ({ assert }) => {
    const { browser } = await makeDesk()
    server.items = [0, 1, 2, 3].map((n) => ({
      ...{ id: `oai:x:${n}`, changed: old, body: dc(`មេរៀន ${n}`) },
    }))
    const first = await harvest(browser)
    await accept(browser, first.path)
    server.items[1] = {
      id: 'oai:x:1',
      changed: '2026-11-02T00:00:00Z',
      body: dc('មេរៀនថ្មី', 'All rights reserved'),
    }
    server.items[2] = { id: 'oai:x:2', changed: '2026-11-03T00:00:00Z', deleted: true }
    server.now = '2026-11-04T00:00:00Z'
    const { row, path } = await harvest(browser)
    const last = server.asked.at(-1)!
    assert.equal(last.get('from'), '2026-11-01T00:00:00Z')
    const rows = await previewOf(row.id)
    assert.deepEqual(
      rows.map(({ outcome, mark }) => [outcome, mark]),
      [
        ['change', 'licence'],
        ['remove', null],
      ]
    )
    await accept(browser, path)
    const states = await Resource.query().orderBy('id').select('state')
    assert.deepEqual(states.map(({ state }) => state).sort(), [
      'published',
      'published',
      'published',
      'retired',
    ])
    const nothing = await harvest(browser)
    assert.equal(nothing.row.state, 'ready')
    assert.equal(nothing.row.total, 0)
    const whole = await harvest(browser, 'yes')
    assert.deepEqual([whole.row.same, whole.row.toAdd], [4, 0])
  })

  test('what was left out is offered again', async ({ assert }) => {
    const { browser } = await makeDesk()
    server.items = [{ id: 'oai:x:1', changed: old, body: '<dc:creator>no title</dc:creator>' }]
    server.items.push({ id: 'oai:x:2', changed: old, body: dc('មេរៀន') })
    const { row, path } = await harvest(browser)
    assert.deepEqual([row.toAdd, row.bad], [1, 1])
    await accept(browser, path)
    const source = await db.from('library_sources').firstOrFail()
    assert.isNull(source.since)
  })

  test('what is no repository is said', async ({ assert }) => {
    const { browser } = await makeDesk()
    server.items = []
    server.before = Array.from({ length: 9 }, () => ({ status: 404 }))
    const { row, path } = await harvest(browser)
    assert.equal(row.state, 'refused')
    assert.include((await browser.get(path)).html, '404')
    const wrong = await browser.post('/imports', {
      kind: KIND,
      url: 'file:///etc/passwd',
      whole: 'no',
    })
    assert.equal(wrong.status, 422)
  })
})

test.group('What people may make the server ask', (group) => {
  group.each.teardown(() => void outgoing.privateHosts.splice(0))
  const code = (address: string) =>
    askOutside(address, { most: 1000, seconds: 5 }).then(
      () => 'asked',
      (error) => (error instanceof OutgoingError ? error.code : String(error))
    )

  test('nothing of its own networks, whatever it is called', async ({ assert }) => {
    const addresses = [
      ...['http://127.0.0.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://0/'],
      ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:a00:1]/'],
      ...['http://169.254.169.254/latest/meta-data', 'http://10.1.2.3/', 'http://192.168.1.1/'],
      ...[
        'http://[fe80::1]/',
        'http://[fd00::1]/',
        'http://[64:ff9b::7f00:1]/',
        'http://localhost/',
      ],
    ]
    for (const address of addresses) assert.equal(await code(address), 'private', address)
    for (const address of ['file:///etc/passwd', 'ftp://example.org/', 'http://a:b@example.org/']) {
      assert.equal(await code(address), 'address', address)
    }
  })

  test('a name is resolved once: what it means a moment later does not count', async ({
    assert,
  }) => {
    const real = outgoing.resolve
    let asked = 0
    const server = await new OaiServer().open()
    outgoing.privateHosts.splice(0)
    try {
      // The first answer is harmless, the next one would lead inside.
      outgoing.resolve = async () => {
        asked++
        return [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }]
      }
      assert.equal(await code('http://rebinding.example/'), 'private')
      outgoing.resolve = async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]
      assert.equal(await code('http://two-faced.example/'), 'private')
    } finally {
      outgoing.resolve = real
      await server.close()
    }
  })

  test('no way round by a redirect, none without an end, and no more than fits', async ({
    assert,
  }) => {
    const server = await new OaiServer().open()
    try {
      const to = (location: string) => ({ status: 302, headers: { location } })
      server.before = [to('http://169.254.169.254/')]
      assert.equal(await code(server.url), 'private')
      server.before = [to('file:///etc/passwd')]
      assert.equal(await code(server.url), 'address')
      server.before = Array.from({ length: 9 }, () => to(server.url))
      assert.equal(await code(server.url), 'redirects')
      server.before = []
      server.items = Array.from({ length: 20 }, (_, n) => ({
        id: `${n}`,
        changed: old,
        body: dc('x'),
      }))
      server.size = 50
      assert.equal(await code(`${server.url}?verb=ListRecords`), 'too_large')
    } finally {
      await server.close()
    }
  })
})
