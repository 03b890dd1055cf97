import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askDatabase } from '#bench/support/ask_database'
import { ImportClient } from '#bench/support/import_client'
import { BenchServer } from '#bench/support/server'
import { signIn } from '#bench/support/sign_in'
import { watch } from '#bench/support/watch'
import { writeChannel } from '#bench/support/write_channel'
import { yardstick } from '#bench/support/yardstick'
import type { Benchmark, Table } from '#bench/types'

/** Bytes of one document: 5,000 of them are 235 MB. */
const EACH = 47_000
const MOST_SECONDS = 15
const MOST_MB = 250
const KIND = 'library.kolibri'

/** A channel of Kolibri with `size` small documents: looked at, brought in, again, and killed at several moments. */
export default {
  name: 'channel',
  about: 'A Kolibri channel of --size=5000 documents: import, again, kill -9 at several moments',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    return seedAccount('bench.librarian', 'library_administrator')
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
        const stop = watch(server, '/imports', cookie)
        const from = performance.now()
        await run()
        const s = Math.round((performance.now() - from) / 100) / 10
        const { p95, longest, memory } = await stop()
        say(`${what}: ${s} s, at most ${memory} MB`)
        const isKept = (most === undefined || s <= most) && memory <= MOST_MB
        const bar = isKept ? 'kept' : 'NOT KEPT'
        rows.push({
          what,
          s,
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
        'MB before': '',
        'most MB': '',
        'page p95 ms': '',
        'longest page ms': '',
        'bar': both <= MOST_SECONDS ? 'kept' : 'NOT KEPT',
      })
      const added = (await resources(server)) - standing

      say('kill -9 at several moments')
      writeChannel(folder('killed'), size, EACH)
      let kills = 0
      path = await client.look({ folder: 'killed', arrival: 'draft' })
      for (const share of [0.2, 0.5, 0.8, 1]) {
        if ((await client.state(path)) === 'ready') await client.apply(path)
        await sleep(both * 1000 * share)
        await server.kill()
        kills++
        await server.start()
      }
      const recovered = await client.until(path, 'applied', 400)
      const whole = (await resources(server)) - standing
      const twice = await ask(
        server,
        'select count(*) as n from (select resource_id from library_files group by resource_id having count(*) > 1) as t'
      )
      await measure('preview where nothing differs', bring('killed'))
      const after = await same(server)
      return [
        { title: `A channel of ${size} documents`, columns: Object.keys(rows[0]), rows },
        {
          title: 'Nothing lost, nothing doubled',
          columns: ['what', 'value'],
          rows: [
            { what: 'resources after the first import', value: added },
            { what: 'kills of the second', value: kills },
            {
              what: 'applied by itself after, s (a dead process is known after 60)',
              value: recovered,
            },
            { what: 'resources then', value: whole },
            { what: 'resources with a file twice', value: twice },
            { what: 'unchanged when it is imported again', value: after },
            { what: 'whole', value: whole === size * 2 && after === size ? 'yes' : 'NO' },
          ],
        },
        await yardstick(),
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

/** Until nothing has been waiting for two seconds: what the packs have to do is another matter. */
async function untilIdle(server: BenchServer) {
  const open = "select count(*) as n from shared_jobs where state in ('queued', 'running')"
  for (let quiet = 0; quiet < 8;) {
    quiet = (await ask(server, open)) === 0 ? quiet + 1 : 0
    await sleep(250)
  }
}
