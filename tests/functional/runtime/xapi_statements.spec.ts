import { randomUUID, createHash } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { agent, statement, xapiClient } from '#tests/support/lrs'
import { parseMultipart, writeMultipart } from '#runtime/lrs/multipart'

const sha2 = (text: string) => createHash('sha256').update(text).digest('hex')

const attachment = (text: string) => ({
  usageType: 'https://example.kh/usage/essay',
  display: { en: 'Essay' },
  contentType: 'text/plain',
  length: Buffer.byteLength(text),
  sha2: sha2(text),
})

const part = (text: string) => ({
  headers: {
    'Content-Type': 'text/plain',
    'Content-Transfer-Encoding': 'binary',
    'X-Experience-API-Hash': sha2(text),
  },
  content: text,
})

test.group('The record store: statements', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps a statement with what the store adds, and gives it back', async ({ assert }) => {
    const lrs = await xapiClient()
    const [id] = (await (await lrs.send(statement())).json()) as string[]
    const answer = await lrs.ask('GET', `/statements?statementId=${id}`)
    const kept = (await answer.json()) as Record<string, any>
    assert.equal(kept.id, id)
    assert.equal(kept.version, '1.0.0')
    assert.equal(kept.authority.account.name, lrs.tokenId)
    assert.equal(kept.timestamp, kept.stored)
    assert.equal(answer.headers.get('x-experience-api-version'), '1.0.3')
    assert.equal(
      answer.headers.get('last-modified'),
      new Date(kept.stored.slice(0, 19) + 'Z').toUTCString()
    )
    assert.isTrue(
      new Date(answer.headers.get('x-experience-api-consistent-through')!) >= new Date(kept.stored)
    )
  })

  test('the same again is nothing, something else under its id is 409', async ({ assert }) => {
    const lrs = await xapiClient()
    const id = randomUUID()
    const path = `/statements?statementId=${id}`
    assert.equal((await lrs.ask('PUT', path, statement())).status, 204)
    assert.equal((await lrs.ask('PUT', path, statement())).status, 204)
    const other = statement({ result: { completion: true } })
    assert.equal((await lrs.ask('PUT', path, other)).status, 409)
    assert.lengthOf(await lrs.find(), 1)
  })

  test('a batch is kept whole or not at all', async ({ assert }) => {
    const lrs = await xapiClient()
    const bad = statement({ verb: { id: 'no address' } })
    assert.equal((await lrs.send([statement(), bad])).status, 400)
    assert.lengthOf(await lrs.find(), 0)
    const id = randomUUID()
    assert.equal((await lrs.send([statement({ id }), statement({ id })])).status, 400)
  })

  test('what is taken back is found by its own id only', async ({ assert }) => {
    const lrs = await xapiClient()
    const id = randomUUID()
    const voiding = {
      ...statement({ actor: agent('teacher') }),
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    }
    // Also where it is taken back before it arrives.
    await lrs.send(voiding)
    await lrs.send(statement({ id }))
    assert.equal((await lrs.ask('GET', `/statements?statementId=${id}`)).status, 404)
    assert.equal((await lrs.ask('GET', `/statements?voidedStatementId=${id}`)).status, 200)
    const found = await lrs.find({ agent: agent('dara') })
    assert.deepEqual(
      found.map(({ verb }) => verb.id),
      ['http://adlnet.gov/expapi/verbs/voided']
    )
  })

  test('nobody takes back what another program wrote without all rights', async ({ assert }) => {
    const id = randomUUID()
    await (await xapiClient()).send(statement({ id }))
    const other = await xapiClient(['statements/write', 'statements/read'])
    const voiding = statement({
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    })
    assert.equal((await other.send(voiding)).status, 403)
    assert.equal((await other.ask('GET', `/statements?statementId=${id}`)).status, 200)
  })

  test('files come with statements and go with them', async ({ assert }) => {
    const lrs = await xapiClient()
    const text = 'ខ្ញុំរៀនភាសាខ្មែរ'
    const json = JSON.stringify(statement({ attachments: [attachment(text)] }))
    const first = { headers: { 'Content-Type': 'application/json' }, content: json }
    const { contentType, body } = writeMultipart([first, part(text)])
    const sent = await lrs.ask('POST', '/statements', body, { 'content-type': contentType })
    assert.equal(sent.status, 200)

    const answer = await lrs.ask('GET', '/statements?attachments=true')
    const type = answer.headers.get('content-type')!
    const parts = parseMultipart(type, Buffer.from(await answer.arrayBuffer()))
    assert.equal(parts[1].content.toString(), text)
    assert.equal(parts[1].headers.get('x-experience-api-hash'), sha2(text))
    assert.equal(JSON.parse(parts[0].content.toString()).statements.length, 1)
  })

  test('files and attachments belong together', async ({ assert }) => {
    const lrs = await xapiClient()
    const status = async (attachments: object[], parts: ReturnType<typeof part>[]) => {
      const content = JSON.stringify(statement({ attachments }))
      const first = { headers: { 'Content-Type': 'application/json' }, content }
      const { contentType, body } = writeMultipart([first, ...parts])
      return (await lrs.ask('POST', '/statements', body, { 'content-type': contentType })).status
    }
    assert.equal(await status([attachment('a')], []), 400)
    assert.equal(await status([], [part('a')]), 400)
    assert.equal(await status([attachment('a')], [{ ...part('a'), content: 'b' }]), 400)
    const linked = { ...attachment('a'), fileUrl: 'https://example.kh/a.txt' }
    assert.equal(await status([linked], []), 200)
  })

  test('a form of old browsers is read in 1.0.3 and not in 2.0', async ({ assert }) => {
    const fields = { statementId: randomUUID(), content: JSON.stringify(statement()) }
    const body = new URLSearchParams(fields).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const old = await xapiClient()
    assert.equal((await old.ask('POST', '/statements?method=PUT', body, type)).status, 204)
    const now = await xapiClient(['all'], { version: '2.0.0' })
    assert.equal((await now.ask('POST', '/statements?method=PUT', body, type)).status, 400)
  })

  test('2.0 turns times into UTC and has agents of the context', async ({ assert }) => {
    const lrs = await xapiClient(['all'], { version: '2.0.0' })
    const contextAgents = [{ objectType: 'contextAgent', agent: agent('sopheap') }]
    const sent = statement({ timestamp: '2026-11-01T07:00:00.5+07:00', context: { contextAgents } })
    assert.equal((await lrs.send(sent)).status, 200)
    const [kept] = await lrs.find({ agent: agent('sopheap'), related_agents: 'true' })
    assert.equal(kept.timestamp, '2026-11-01T00:00:00.5Z')
    assert.equal(kept.version, '2.0.0')
    const old = await xapiClient()
    assert.equal((await old.send(sent)).status, 400)
  })
})
