import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { once } from 'node:events'
import { sign } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { newKey } from '#mirror/trust/keys'
import { signRequest } from '#mirror/http/signature'
import { serverRole } from '#mirror/role'
import { prepareRequest } from '#mirror/pairing/ask_to_pair'
import { addressesOf, causeOf, sayHello } from '#mirror/pairing/origin_line'
import { signedPart, type PairingRequest } from '#mirror/pairing/messages'
import Pairing from '#mirror/models/pairing'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { emptyLibrary } from '#tests/support/library'
import { becomeEmpty } from '#tests/support/mirror/edge'
import { emptyOrigin, withKeys } from '#tests/support/mirror/origin'
import { freePort } from '#tests/support/own_server'
import { hasOpenssl, testAuthority, WITHOUT_OPENSSL } from '#tests/support/tls'

const codeOfError = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error) => error.code as string
  )

const PAIRINGS = '/mirror/v1/pairings'

async function call(path: string, init: RequestInit = {}) {
  const answer = await fetch(new URL(path, process.env.APP_URL), init)
  const text = await answer.text()
  return { status: answer.status, json: text ? JSON.parse(text) : undefined, answer }
}

const post = (value: unknown) => call(PAIRINGS, { method: 'POST', body: JSON.stringify(value) })

test.group('Mirror | pairing, what an origin answers to a stranger', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    await withKeys()
    await limiter.clear()
    return () => {
      serverRole.name = 'origin'
    }
  })

  test('its name and root; nothing where it is none or has no keys', async ({ assert }) => {
    const { status, json, answer } = await call(PAIRINGS)
    assert.equal(status, 200)
    assert.equal(json.format, 'tonle-origin')
    assert.isNull(answer.headers.get('set-cookie'))
    await emptyOrigin()
    assert.deepEqual((await call(PAIRINGS)).json, { code: 'no_keys' })
    serverRole.name = 'mirror'
    assert.deepEqual((await call(PAIRINGS)).json, { code: 'not_an_origin' })
    assert.equal((await post({})).status, 404)
  })

  test('what became of a request is told to its key alone', async ({ assert }) => {
    const root = (await call(PAIRINGS)).json.root as string
    const { request, key } = await prepareRequest('School', root)
    const made = await post(request)
    assert.equal(made.status, 201)
    assert.sameMembers(Object.keys(made.json), ['id', 'code', 'seconds'])
    assert.equal((await post(request)).json.id, made.json.id)
    const path = `${PAIRINGS}/${made.json.id}`
    const asked = (privatePem: string, to = path, keyId = made.json.id) =>
      call(to, { headers: signRequest({ method: 'GET', path: to }, { keyId, privatePem }) })
    assert.deepEqual((await asked(key.privatePem)).json, { state: 'waiting', reason: null })
    assert.equal((await call(path)).status, 401)
    assert.equal((await asked(newKey().privatePem)).status, 401)
    const other = `${PAIRINGS}/${newId()}`
    assert.equal((await asked(key.privatePem, other)).status, 401)
    await Pairing.query().update({ state: 'refused', reason: 'ទូរសព្ទមកសិន' })
    const refused = (await asked(key.privatePem)).json
    assert.deepEqual(refused, { state: 'refused', reason: 'ទូរសព្ទមកសិន' })
  })

  test('a request that was shown another root is not kept; nor is nonsense', async ({ assert }) => {
    const { request } = await prepareRequest('School', '{"another":"root"}')
    const refused = await post(request)
    assert.deepEqual([refused.status, refused.json], [409, { code: 'other_root' }])
    assert.equal((await post({ format: 'tonle-pairing' })).status, 400)
    assert.equal((await post({ long: 'x'.repeat(600_000) })).status, 413)
    assert.isNull(await Pairing.first())
  })

  test('operators are told of the first, not of each; too many are not heard', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const { person } = await makeAccount({ role: 'mirror_operator', institutionId: ministry })
    const statuses: number[] = []
    for (let n = 0; n < 22; n++) {
      const key = newKey()
      const unsigned: Omit<PairingRequest, 'signature'> = {
        ...{ format: 'tonle-pairing', version: 1, number: 'ABCD', name: `School ${n}` },
        ...{ publicKey: key.publicHex, hardware: '0'.repeat(64), appVersion: '1.0.0' },
        ...{ root: null, formerly: null, proof: '0'.repeat(64) },
      }
      const signature = sign(null, signedPart(unsigned), key.privatePem).toString('base64')
      statuses.push((await post({ ...unsigned, signature })).status)
    }
    assert.equal(statuses.at(-1), 429)
    assert.isAtMost(statuses.filter((one) => one === 201).length, 20)
    const told = await db.from('identity_notifications').where('person_id', person.id)
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['mirror.pairing_waits']
    )
  }).timeout(20_000)
})

test.group('Mirror | pairing, a line that does not lead to an origin', () => {
  const helloCode = (address: string) => codeOfError(sayHello(address))

  test('an address as people type it', async ({ assert }) => {
    assert.deepEqual(addressesOf(' tonle.test/ '), ['https://tonle.test', 'http://tonle.test'])
    assert.deepEqual(addressesOf('http://10.0.0.2:3333/library'), ['http://10.0.0.2:3333'])
    for (const wrong of ['', 'two words', 'http://']) {
      assert.equal(await helloCode(wrong), 'bad_address', wrong)
    }
  })

  test('nobody there, another program there, no name', async ({ assert }) => {
    assert.equal(await helloCode(`http://127.0.0.1:${await freePort()}`), 'nobody')
    const other = createServer((_, answer) => answer.end('<h1>Sign in to this Wi-Fi</h1>'))
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    assert.equal(await helloCode(`http://127.0.0.1:${port}`), 'not_tonle')
    other.close()
    assert.equal(causeOf({ cause: { code: 'ENOTFOUND' } }), 'no_name')
    assert.equal(causeOf({ cause: { code: 'ENETUNREACH' } }), 'no_line')
    assert.equal(causeOf({ cause: { code: 'CERT_NOT_YET_VALID' } }), 'clock')
    assert.equal(causeOf(new DOMException('late', 'TimeoutError')), 'no_line')
  })

  test('a certificate of somebody else', async ({ assert }) => {
    const server = createTlsServer(testAuthority(['tonle.test']), (_, answer) => answer.end('{}'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    assert.equal(await helloCode(`https://127.0.0.1:${port}`), 'certificate')
    server.close()
  }).skip(!hasOpenssl, WITHOUT_OPENSSL)

  test('a clock that is years off does not keep it from being asked', async ({ assert }) => {
    await withKeys()
    clock.freeze(DateTime.utc(1970, 1, 2))
    try {
      const { skew, name } = await sayHello(process.env.APP_URL!)
      assert.isAtLeast(name.length, 1)
      assert.equal(skew, 0, 'one process has one clock')
    } finally {
      clock.release()
    }
  })
})
