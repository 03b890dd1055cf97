import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Upload } from 'tus-js-client'
import { askDatabase } from '#bench/support/ask_database'
import { BenchServer } from '#bench/support/server'
import { Line } from '#bench/support/line'
import { signIn } from '#bench/support/sign_in'
import { watch } from '#bench/support/watch'
import type { Benchmark } from '#bench/types'

const INTERRUPTIONS = 5
const MB = 1024 ** 2
/** What the field of our forms sends at once (resources/js/send_file.js). */
const PIECE = 4 * MB
/** The bar of the issue: what is moved again may be a fiftieth. */
const MOST = 1.02

/** One file of `size` MB over a line that breaks five times, sent by the program that our pages use. */
export default {
  name: 'upload',
  about: 'A file of --size=1000 MB interrupted five times: bytes moved, memory, pages meanwhile',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    return seedAccount('bench.author', 'library_administrator')
  },

  async run({ size, say }) {
    const server = new BenchServer()
    const folder = mkdtempSync(join(tmpdir(), 'tonle-film-'))
    const bytes = size * MB
    let line: Line | undefined
    try {
      const file = join(folder, 'film.bin')
      await writeFilm(file, size)
      say('seeding')
      server.seed('upload', size)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      const cuts = Array.from({ length: INTERRUPTIONS }, (_, n) => (bytes * (n + 0.77)) / 6)
      line = new Line(Number(new URL(server.url).port), cuts)
      const address = await line.open()
      const before = server.memory()
      const stop = watch(server, '/library', cookie)
      const from = performance.now()
      say('sending')
      await send(file, address, cookie, server.url)
      const s = (performance.now() - from) / 1000
      const { longest, p95, memory } = await stop()
      const ratio = line.moved / bytes
      const database = await askDatabase(server.folder, process.env.DATABASE_URL ?? '')
      const kept = await database.rows('select size from media_blobs where size = ' + bytes)
      await database.close()
      const bar = (isKept: boolean) => (isKept ? 'kept' : 'NOT KEPT')
      const isWhole = kept.length === 1
      return [
        {
          title: `A file of ${size} MB, interrupted ${line.breaks} times`,
          columns: ['what', 'value', 'bar'],
          rows: [
            {
              what: 'bytes on the line, of its size',
              value: ratio.toFixed(4),
              bar: bar(ratio <= MOST),
            },
            {
              what: 'times interrupted',
              value: line.breaks,
              bar: bar(line.breaks === INTERRUPTIONS),
            },
            { what: 'arrived whole', value: isWhole ? 'yes' : 'NO', bar: bar(isWhole) },
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
      await line?.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function writeFilm(path: string, megabytes: number) {
  const file = await open(path, 'w')
  for (let n = 0; n < megabytes; n++) await file.write(randomBytes(MB))
  await file.close()
}

function send(path: string, address: string, cookie: string, origin: string) {
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(createReadStream(path) as never, {
      endpoint: `${address}/media/uploads?purpose=library.file`,
      chunkSize: PIECE,
      retryDelays: [0, 200, 500, 1000],
      headers: { cookie, origin },
      metadata: { filename: 'film.bin' },
      onSuccess: () => resolve(),
      onError: reject,
    })
    upload.start()
  })
}
