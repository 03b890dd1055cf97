import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askDatabase } from '#bench/support/ask_database'
import { REFUSED } from '#bench/support/hostile_archives'
import { pixelBombs } from '#bench/support/hostile_pictures'
import { BenchServer } from '#bench/support/server'
import { signIn } from '#bench/support/sign_in'
import { UploadClient } from '#bench/support/upload_client'
import { watch } from '#bench/support/watch'
import { zipOf } from '#bench/support/zip_of'
import type { Benchmark, Table } from '#bench/types'

const PAGES = 500
/** Megabytes that a hostile file may add to the memory of the server: it is looked at, not unpacked. */
const MOST_MB = 150

/** The hostile set through the pages, several times over, and `size` packages of pages that are taken meanwhile. */
export default {
  name: 'import',
  about: 'Packages (--size=20 of 500 pages) and the hostile set: refused, memory, nothing left',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    return seedAccount('bench.author', 'administrator')
  },

  async run({ size, say }) {
    // The size that other benchmarks begin with is that of a library.
    const packages = size === 5000 ? 20 : size
    const server = new BenchServer()
    const rows: Table['rows'] = []
    try {
      say('seeding')
      server.seed('import', packages)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      const send = async (bytes: Buffer, purpose: string) => {
        const client = new UploadClient(server.url, cookie, bytes.length, bytes, purpose)
        await client.create()
        await client.sendUntil(bytes.length)
        return client.id
      }

      const traps = [
        // Those that are refused for their name alone go by their own.
        ...Object.values(REFUSED).flatMap(({ bytes, name }) => (name ? [] : [bytes])),
        ...Object.values(pixelBombs),
      ]
      const hostile: Buffer[] = []
      for (const bytes of traps) hostile.push(await bytes())
      say('waiting for what the content packs have to do')
      await untilIdle(server)
      const standing = await left(server)
      say(`${hostile.length} hostile files, three times`)
      const before = server.memory()
      const stop = watch(server, '/library', cookie)
      let refused = 0
      const from = performance.now()
      for (let n = 0; n < 3; n++) {
        for (const bytes of hostile) {
          await send(bytes, 'library.file').catch((error: Error) => {
            if (/refused: 422/.test(error.message)) refused++
          })
        }
      }
      const s = (performance.now() - from) / 1000
      const { p95, memory } = await stop()
      const after = await left(server)
      const bar = (isKept: boolean) => (isKept ? 'kept' : 'NOT KEPT')
      const all = hostile.length * 3
      rows.push(
        { what: 'refused whole', value: `${refused} of ${all}`, bar: bar(refused === all) },
        {
          what: 'files left behind',
          value: after.files - standing.files,
          bar: bar(after.files === standing.files),
        },
        {
          what: 'rows left behind',
          value: after.blobs - standing.blobs,
          bar: bar(after.blobs === standing.blobs),
        },
        { what: 'memory before, MB', value: before, bar: '' },
        { what: 'most memory, MB', value: memory, bar: bar(memory - before <= MOST_MB) },
        { what: 'milliseconds each', value: ((s * 1000) / all).toFixed(0), bar: '' },
        { what: 'page meanwhile, p95 ms', value: p95, bar: '' }
      )
      return [
        { title: 'The hostile set', columns: ['what', 'value', 'bar'], rows },
        await take(server, cookie, packages, send, say),
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark

/** Packages as people bring them: sent, named by the form, unpacked by the job. */
async function take(
  server: BenchServer,
  cookie: string,
  count: number,
  send: (bytes: Buffer, purpose: string) => Promise<string>,
  say: (text: string) => void
): Promise<Table> {
  say(`${count} packages`)
  const standing = await readyPackages(server)
  const before = server.memory()
  const stop = watch(server, '/library', cookie)
  const from = performance.now()
  for (let n = 0; n < count; n++) {
    const id = await send(await packageOf(n), 'runtime.package')
    await submit(server.url, cookie, id)
  }
  const sent = (performance.now() - from) / 1000
  const ready = (await untilReady(server, standing + count)) - standing
  const s = (performance.now() - from) / 1000
  const { p95, memory } = await stop()
  return {
    title: `${count} packages of ${PAGES} pages`,
    columns: ['what', 'value'],
    rows: [
      { what: 'ready', value: `${ready} of ${count}` },
      { what: 'sent, s', value: sent.toFixed(1) },
      { what: 'sent and unpacked, s', value: s.toFixed(1) },
      { what: 'files a second', value: ((count * (PAGES + 1)) / s).toFixed(0) },
      { what: 'memory before, MB', value: before },
      { what: 'most memory, MB', value: memory },
      { what: 'page meanwhile, p95 ms', value: p95 },
    ],
  }
}

async function packageOf(n: number) {
  const pages = Array.from({ length: PAGES }, (_, page) => [
    `pages/${page}.html`,
    `<!doctype html><title>${page}</title><p>${n} ${randomBytes(1500).toString('hex')}</p>`,
  ])
  return zipOf({
    'index.html': '<!doctype html><title>Lesson</title>',
    ...Object.fromEntries(pages),
  })
}

async function submit(url: string, cookie: string, id: string) {
  const headers = { cookie, accept: 'text/html' }
  const html = await fetch(`${url}/packages/create`, { headers }).then((answer) => answer.text())
  const value = (name: string) =>
    new RegExp(`name=(['"])${name}\\1 value=(['"])(.+?)\\2`).exec(html)?.[3] ??
    /<option value="([^"]+)"/.exec(html)?.[1] ??
    ''
  const answer = await fetch(`${url}/packages`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      '_csrf': value('_csrf'),
      'institution_id': value('institution_id'),
      'uploads[file][0][id]': id,
      'uploads[file][0][name]': 'lesson.zip',
    }),
  })
  if (answer.status !== 303) throw new Error(`the package was not taken: ${answer.status}`)
}

const ask = (sql: string) => async (server: BenchServer) => {
  const database = await askDatabase(server.folder, process.env.DATABASE_URL ?? '')
  try {
    const [{ n }] = await database.rows(sql)
    return Number(n)
  } finally {
    await database.close()
  }
}

const readyPackages = ask(
  "select count(*) as n from runtime_package_versions where state = 'ready'"
)
const openJobs = ask("select count(*) as n from shared_jobs where state in ('queued', 'running')")
const blobRows = ask('select count(*) as n from media_blobs')

async function untilReady(server: BenchServer, count: number) {
  let ready = await readyPackages(server)
  for (let tries = 0; ready < count && tries < 1200; tries++) {
    await sleep(250)
    ready = await readyPackages(server)
  }
  return ready
}

/** Until nothing has been waiting for two seconds: one job may begin another. */
async function untilIdle(server: BenchServer) {
  for (let quiet = 0; quiet < 8;) {
    quiet = (await openJobs(server)) === 0 ? quiet + 1 : 0
    await sleep(250)
  }
}

/** What lies in the store and on its way, and what the database knows of it. */
async function left(server: BenchServer) {
  const names = (...parts: string[]) => {
    try {
      return readdirSync(join(server.folder, ...parts), { recursive: true }).map(String)
    } catch {
      return []
    }
  }
  const isFile = (name: string) => /[0-9a-f-]{36,}/.test(name)
  const files = [...names('blobs'), ...names('uploads'), ...names('tmp')].filter(isFile)
  return { files: files.length, blobs: await blobRows(server) }
}
