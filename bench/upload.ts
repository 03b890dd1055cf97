import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { BenchServer } from '#bench/support/server'
import { UploadClient } from '#bench/support/upload_client'
import { signIn } from '#bench/support/sign_in'
import { watch } from '#bench/support/watch'
import type { Benchmark } from '#bench/types'

const INTERRUPTIONS = 5
/** The bar of the issue: what is moved again may be a fiftieth. */
const MOST = 1.02

/** One file of `size` MB, cut off five times in the middle of a piece, then gone on with. */
export default {
  name: 'upload',
  about: 'A file of --size=1000 MB interrupted five times: bytes moved, memory, pages meanwhile',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    return seedAccount('bench.author', 'library_administrator')
  },

  async run({ size, say }) {
    const server = new BenchServer()
    try {
      say('seeding')
      server.seed('upload', size)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      const bytes = size * 1024 ** 2
      const client = new UploadClient(server.url, cookie, bytes, randomBytes(1024 ** 2))
      const before = server.memory()
      const stop = watch(server, '/library', cookie)
      const from = performance.now()
      await client.create()
      for (let n = 1; n <= INTERRUPTIONS; n++) {
        say(`interruption ${n}`)
        await client.sendUntil((bytes / (INTERRUPTIONS + 1)) * n)
        await sleep(200)
      }
      say('to the end')
      await client.sendUntil(bytes)
      const s = (performance.now() - from) / 1000
      const { longest, p95, memory } = await stop()
      const ratio = client.moved / bytes
      const bar = (isKept: boolean) => (isKept ? 'kept' : 'NOT KEPT')
      return [
        {
          title: `A file of ${size} MB, interrupted ${INTERRUPTIONS} times`,
          columns: ['what', 'value', 'bar'],
          rows: [
            { what: 'moved, of its size', value: ratio.toFixed(4), bar: bar(ratio <= MOST) },
            {
              what: 'arrived whole',
              value: client.isWhole ? 'yes' : 'NO',
              bar: bar(client.isWhole),
            },
            { what: 'seconds', value: s.toFixed(1), bar: '' },
            { what: 'MB/s', value: (size / s).toFixed(0), bar: '' },
            { what: 'memory before, MB', value: before, bar: '' },
            { what: 'most memory, MB', value: memory, bar: '' },
            { what: 'page meanwhile, p95 ms', value: p95, bar: '' },
            { what: 'longest page, ms', value: longest, bar: '' },
          ],
        },
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark
