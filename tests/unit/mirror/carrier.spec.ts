import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { projectRoot } from '#config/data'
import { Carrier, CarrierGone } from '#mirror/carry/carrier'
import { FolderSource } from '#mirror/edge/folder_source'
import { HttpSource } from '#mirror/edge/http_source'
import { objectPath } from '#mirror/format/object_name'
import { newKey } from '#mirror/trust/keys'
import { childrenLike } from '#tests/support/mirror/carrying'
import { until } from '#tests/support/until'
import { noise } from './corpus.js'

const bytes = noise('carried', 3_000_000)
const name = createHash('sha256').update(bytes).digest('hex')
const quiet = () => {}

test.group('Mirror | the process that carries', (group) => {
  group.each.timeout(60_000)
  let folder = ''
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tonle-carry-'))
    return () => rm(folder, { recursive: true })
  })

  const orderOf = (from = 0) => ({ name, size: bytes.length, from, file: join(folder, 'to') })

  test('knows nothing of the application', ({ assert }) => {
    const seen = new Set<string>()
    const packages = new Set<string>()
    const walk = (path: string) => {
      if (seen.has(path)) return
      seen.add(path)
      const text = readFileSync(path, 'utf8')
      const imports = text.matchAll(/^(?:import|export)( type)? [^()=]*?from '([^']+)'/gms)
      for (const [, type, from] of imports) {
        if (type) continue
        if (from.startsWith('#mirror/')) {
          walk(join(projectRoot, 'app/mirror', `${from.slice('#mirror/'.length)}.ts`))
        } else if (!from.startsWith('node:')) packages.add(from)
      }
    }
    walk(join(projectRoot, 'app/mirror/carry/main.ts'))
    assert.isAbove(seen.size, 8)
    assert.deepEqual([...packages], [])
  })

  test('brings the same from a folder, from the start and from the middle', async ({ assert }) => {
    const there = join(folder, 'stick')
    const path = join(there, objectPath(name))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    const carrier = new Carrier()
    const source = new FolderSource(there, 'stick')
    let came = 0
    const whole = await carrier.carry(source, orderOf(), (more) => void (came += more))
    assert.deepEqual(whole, { from: 0, to: bytes.length, found: name })
    assert.equal(came, bytes.length)
    assert.isTrue(bytes.equals(readFileSync(orderOf().file)))
    await truncate(orderOf().file, 1_000_000)
    const rest = await carrier.carry(source, orderOf(1_000_000), quiet)
    assert.deepEqual(rest, { from: 1_000_000, to: bytes.length, found: name })
    assert.isTrue(bytes.equals(readFileSync(orderOf().file)))
    const other = { ...orderOf(), name: 'f'.repeat(64) }
    assert.isUndefined(await carrier.carry(source, other, quiet))
    const short = { ...orderOf(), size: 1000 }
    await assert.rejects(() => carrier.carry(source, short, quiet), /bad_size/)
    await rm(there, { recursive: true })
    await assert.rejects(() => carrier.carry(source, orderOf(), quiet), /gone/)
    carrier.close()
  })

  /** An origin that sends half of it and waits. */
  async function halfOrigin() {
    const server = createServer((request, response) => {
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      const length = bytes.length - from
      const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
      response.writeHead(from ? 206 : 200, { 'content-length': length, ...(from && range) })
      if (from) response.end(bytes.subarray(from))
      else response.write(bytes.subarray(0, 1_500_000))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const source = new HttpSource({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      ...{ signWith: { keyId: name.slice(0, 36), privatePem: newKey().privatePem } },
      ...{ counter: async () => 1, pause: 2 },
    })
    const close = () => {
      server.closeAllConnections()
      server.close()
    }
    return { source, close }
  }

  const held = () => (existsSync(orderOf().file) ? statSync(orderOf().file).size : 0)
  const half = () => until(async () => held() > 1_000_000, 30_000)

  test('killed, it is begun again and goes on; killed again and again, it says so', async ({
    assert,
  }) => {
    const { source, close } = await halfOrigin()
    const carrier = new Carrier()
    try {
      const kill = async () => {
        const going = carrier.carry(source, orderOf(), quiet).catch((error: Error) => error)
        await half()
        for (const pid of childrenLike('carry/main')) process.kill(pid, 'SIGKILL')
        const ended = await going
        return ended
      }
      assert.instanceOf(await kill(), CarrierGone)
      const from = 1_000_000
      await truncate(orderOf().file, from)
      const rest = await carrier.carry(source, orderOf(from), quiet)
      assert.deepEqual(rest, { from, to: bytes.length, found: name })
      await rm(orderOf().file)
      assert.instanceOf(await kill(), CarrierGone)
      await rm(orderOf().file)
      const last = await kill()
      assert.instanceOf(last, Error)
      assert.notInstanceOf(last, CarrierGone)
    } finally {
      carrier.close()
      close()
    }
  })

  test('ends with whoever stops it', async ({ assert }) => {
    const { source, close } = await halfOrigin()
    const way = new AbortController()
    const carrier = new Carrier(way.signal)
    const going = carrier.carry(source, orderOf(), quiet).catch((error: Error) => error)
    await half()
    assert.lengthOf(childrenLike('carry/main'), 1)
    const why = new Error('stopped by a person')
    way.abort(why)
    assert.equal(await going, why)
    assert.lengthOf(childrenLike('carry/main'), 0)
    await assert.rejects(() => carrier.carry(source, orderOf(), quiet), 'stopped by a person')
    close()
  })
})
