import { test } from '@japa/runner'
import { Ajv2020 } from 'ajv/dist/2020.js'
import limiter from '@adonisjs/limiter/services/main'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { projectRoot } from '#config/data'
import { SYSTEM } from '#shared/actor'
import { contactOrigin } from '#mirror/edge/contact'
import { exportStick } from '#mirror/sticks/export_stick'
import { noteFile } from '#mirror/sticks/notes'
import { askOrigin } from '#mirror/pairing/ask_origin'
import { hearAnswer } from '#mirror/pairing/hear_answer'
import { codeOf } from '#mirror/pairing/ask_to_pair'
import { shownCode } from '#mirror/pairing/pairing_code'
import { acceptPairing } from '#mirror/pairing/accept_pairing'
import Origin from '#mirror/models/origin'
import Pairing from '#mirror/models/pairing'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { asMirror, asSticks } from '#tests/support/mirror/here'
import { becomeEmpty, loseContent } from '#tests/support/mirror/edge'
import { buildAndPublish, makeProfile, withKeys } from '#tests/support/mirror/origin'
import { film, insert, newStick, pairedSchool } from '#tests/support/mirror/school'

type Heard = { line: string; asked?: unknown; answered?: unknown }

const json = (bytes: Buffer) => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

/** Stands between a mirror and its origin, and hears what they say. */
async function listener() {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const body = pieces.length > 0 ? Buffer.concat(pieces) : undefined
    const headers = request.headers as Record<string, string>
    const answer = await fetch(new URL(request.url!, process.env.APP_URL), {
      ...{ method: request.method, headers: { ...headers, connection: 'close' }, body },
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const path = request.url!.replace(/[0-9a-f-]{36}$/, ':id')
    heard.push({
      line: `${request.method} ${path}`,
      asked: body && json(body),
      answered: json(bytes),
    })
    const type = answer.headers.get('content-type')
    response.writeHead(answer.status, type ? { 'content-type': type } : {}).end(bytes)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => new Promise((done) => server.close(done))
  return { url, heard, close, of: (line: string) => heard.filter((one) => one.line === line) }
}

test.group('Mirror | messages are what the protocol says', (group) => {
  let faults: (kind: string, value: unknown) => string
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => asSticks())
  group.each.setup(async () => {
    await becomeEmpty()
    await limiter.clear()
    const file = join(projectRoot, 'docs/protocols/mirror/messages.json')
    const { $defs } = JSON.parse(await readFile(file, 'utf8'))
    const ajv = new Ajv2020({ strict: false })
    faults = (kind, value) => {
      const check = ajv.compile($defs[kind])
      return check(value) ? '' : `${kind}: ${ajv.errorsText(check.errors)}`
    }
  })

  test('on a stick: its label, the report and the want-file of a mirror', async ({ assert }) => {
    const stick = await newStick()
    const { origin, profile, siteId } = await pairedSchool()
    await exportStick({ mount: stick.mount, channel: 'everyone', profile: profile.code })
    await loseContent()
    await insert(origin.id, stick.mount)
    const read = async (path: string) => json(await readFile(join(stick.folder, path)))
    assert.equal(faults('stick', await read('stick.json')), '')
    for (const kind of ['health', 'want'] as const) {
      const note = await read(noteFile(kind, siteId))
      assert.equal(faults(kind, note), '')
      assert.notEqual(faults(kind, { ...note, name: 'a person' }), '')
      assert.notEqual(faults(kind, { ...note, site: undefined }), '')
    }
    await stick.away()
  })

  test('by wire: pairing from the greeting to the answer, then questions and answers', async ({
    assert,
  }) => {
    const away = asMirror('both')
    const line = await listener()
    await withKeys()
    const profile = await makeProfile({ monthBytes: 1_000_000_000 })
    await makeResource({ files: [film('a', 1)] })
    await buildAndPublish(profile)
    const waiting = await askOrigin(SYSTEM, { address: line.url, name: 'វិទ្យាល័យ បាក់ទូក' })
    await hearAnswer()
    const [greeting] = line.of('GET /mirror/v1/pairings')
    assert.equal(faults('origin', greeting.answered), '')
    const [request] = line.of('POST /mirror/v1/pairings')
    assert.equal(faults('pairing', request.asked), '')
    assert.notEqual(faults('pairing', { ...(request.asked as object), secret: 'ABCDEFGH' }), '')
    assert.equal(faults('asked', request.answered), '')
    const { id } = await Pairing.firstOrFail()
    await acceptPairing(SYSTEM, id, {
      ...{ institutionId: await makeInstitution(), profileId: profile.id },
      code: shownCode(codeOf(await Origin.findOrFail(waiting.id))),
      origin: { name: 'ក្រសួង', url: line.url },
    })
    await Origin.query().update({ next_poll_at: '2020-01-01 00:00:00' })
    await hearAnswer()
    const answers = line.of('GET /mirror/v1/pairings/:id').map(({ answered }) => answered)
    assert.deepEqual(answers.map((one) => faults('heard', one)).join(''), '')
    const { answer } = answers.at(-1) as { answer: object }
    assert.equal(faults('paired', answer), '')
    assert.notEqual(faults('paired', { ...answer, siteId: 7 }), '')

    const origin = await Origin.query().where('state', 'active').firstOrFail()
    await loseContent()
    await contactOrigin(origin.id, { isLargeNow: true, pause: 1 })
    const polls = line.of('POST /mirror/v1/poll')
    assert.isAbove(polls.length, 0)
    for (const { asked, answered } of polls) {
      assert.equal(faults('poll', asked), '')
      assert.equal(faults('polled', answered), '')
      assert.notEqual(faults('poll', { ...(asked as object), sequence: '7' }), '')
      assert.notEqual(faults('polled', { ...(answered as object), edition: 'newest' }), '')
    }
    await line.close()
    away()
  })
})
