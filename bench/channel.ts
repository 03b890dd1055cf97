import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askDatabase } from '#bench/support/ask_database'
import { forgetWaiting, letMinutePass } from '#bench/support/forget_jobs'
import { ImportClient } from '#bench/support/import_client'
import { BenchServer } from '#bench/support/server'
import { signIn } from '#bench/support/sign_in'
import { watch } from '#bench/support/watch'
import { writeChannel } from '#bench/support/write_channel'
import type { Benchmark, Table } from '#bench/types'

/** Bytes of one document: 5,000 of them are 235 MB. */
const EACH = 47_000
const MOST_SECONDS = 15
const MOST_MB = 250
const KIND = 'library.kolibri'

/** A channel of Kolibri with `size` small documents: looked at, brought in, again, and killed at several moments. */
export default {
  name: 'channel',
  about: 'A Kolibri channel of --size=5000 documents: import, kill -9 at several moments, again',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    const account = await seedAccount('bench.librarian', 'library_administrator')
    // What the packs have to do is another matter, and would take minutes.
    const { default: db } = await import('@adonisjs/lucid/services/db')
    await db.from('shared_jobs').whereIn('state', ['queued', 'running']).delete()
    return account
  },

  async run({ size, say }) {
    const server = new BenchServer()
    try {
      say('seeding')
      server.seed('channel', size)
      const folder = (name: string) => {
        const path = join(server.folder, 'inbox', name)
        mkdirSync(path, { recursive: true })
        return path
      }
      say(`writing ${size} documents`)
      const bytes = writeChannel(folder('whole'), size, EACH)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      const client = new ImportClient(server, cookie, KIND)
      await untilIdle(server)
      const rows: Table['rows'] = []
      const standing = await resources(server)
      const measure = async (what: string, run: () => Promise<unknown>, most?: number) => {
        say(what)
        const before = server.memory()
        const cpuBefore = server.cpu()
        const stop = watch(server, '/imports', cookie)
        const from = performance.now()
        await run()
        const s = Math.round((performance.now() - from) / 100) / 10
        const cpu = Math.round((server.cpu() - cpuBefore) * 10) / 10
        const { p95, longest, memory } = await stop()
        say(`${what}: ${s} s (${cpu} of the processor), at most ${memory} MB`)
        const isKept = (most === undefined || s <= most) && memory <= MOST_MB
        const bar = isKept ? 'kept' : 'NOT KEPT'
        rows.push({
          what,
          s,
          'cpu s': cpu,
          'MB before': before,
          'most MB': memory,
          'page p95 ms': p95,
          'longest page ms': longest,
          bar,
        })
        return s
      }
      let path = ''
      const bring = (name: string) => async () => {
        path = await client.look({ folder: name, arrival: 'draft' })
        await client.until(path, 'ready')
      }
      const looked = await measure(`preview of ${Math.round(bytes / 1e6)} MB`, bring('whole'))
      const applied = await measure('importing it', async () => {
        await client.apply(path)
        await client.until(path, 'applied')
      })
      const both = Math.round((looked + applied) * 10) / 10
      rows.push({
        'what': 'both',
        's': both,
        'cpu s': '',
        'MB before': '',
        'most MB': '',
        'page p95 ms': '',
        'longest page ms': '',
        'bar': both <= MOST_SECONDS ? 'kept' : 'NOT KEPT',
      })
      const added = (await resources(server)) - standing

      say('kill -9 while it looks, fetches and writes')
      await forgetWaiting(server)
      writeChannel(folder('killed'), size, EACH)
      const moments: string[] = []
      const killAfter = async (seconds: number) => {
        await sleep(seconds * 1000)
        const state = await client.state(path)
        await server.kill()
        moments.push(String(state))
        await letMinutePass(server)
        await server.start()
      }
      path = await client.look({ folder: 'killed', arrival: 'draft' })
      await killAfter(looked * 0.4)
      await client.until(path, 'ready', 120)
      await client.apply(path)
      await killAfter(applied * 0.3)
      await killAfter(applied * 0.4)
      const recovered = await client.until(path, 'applied', 120)
      await forgetWaiting(server)
      const whole = (await resources(server)) - standing
      const twice = await ask(
        server,
        'select count(*) as n from (select resource_id from library_files where resource_id in (select resource_id from library_source_entries) group by resource_id having count(*) > 1) as t'
      )
      await measure('preview where nothing differs', bring('killed'))
      const after = await same(server)
      const isWhole = added === size && whole === size * 2 && twice === 0 && after === size
      return [
        { title: `A channel of ${size} documents`, columns: Object.keys(rows[0]), rows },
        {
          title: 'Nothing lost, nothing doubled',
          columns: ['what', 'value'],
          rows: [
            { what: 'resources after the first import', value: added },
            { what: 'the second was killed while', value: moments.join(', ') },
            { what: 'went on by itself and was applied after, s', value: recovered },
            { what: 'resources then', value: whole },
            { what: 'resources with a file twice', value: twice },
            { what: 'unchanged when it is imported again', value: after },
            { what: 'whole', value: isWhole ? 'yes' : 'NO' },
          ],
        },
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark

async function ask(server: BenchServer, sql: string) {
  const database = await askDatabase(server.folder, process.env.DATABASE_URL ?? '')
  try {
    const [{ n }] = await database.rows(sql)
    return Number(n)
  } finally {
    await database.close()
  }
}

const resources = (server: BenchServer) =>
  ask(server, 'select count(*) as n from library_source_entries')

const same = (server: BenchServer) =>
  ask(server, 'select same as n from shared_imports order by id desc limit 1')

/** Until nothing has been waiting for two seconds. */
async function untilIdle(server: BenchServer) {
  const open = "select count(*) as n from shared_jobs where state in ('queued', 'running')"
  for (let quiet = 0; quiet < 8;) {
    quiet = (await ask(server, open)) === 0 ? quiet + 1 : 0
    await sleep(250)
  }
}
