import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BenchServer } from '#bench/support/server'
import { ImportClient } from '#bench/support/import_client'
import { signIn } from '#bench/support/sign_in'
import { watch } from '#bench/support/watch'
import { writeSchoolList } from '#bench/support/school_list'
import type { Benchmark, Table } from '#bench/types'

const COLUMNS = ['what', 's', 'MB before', 'most MB', 'page p95 ms', 'longest page ms']

/** A list of `size` schools through the pages: its preview, its application, and a kill -9 in the middle of it. */
export default {
  name: 'imports',
  about: 'A list of --size=100000 schools: preview and memory, application, kill -9 in the middle',

  async seed() {
    const { seedAccount } = await import('#bench/support/seed_account')
    return seedAccount('bench.administrator', 'administrator')
  },

  async run({ size, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'tonle-lists-'))
    const server = new BenchServer()
    const rows: Table['rows'] = []
    try {
      const file = (format: 'csv' | 'xlsx') => join(folder, `schools.${format}`)
      await writeSchoolList(file('csv'), 'csv', size)
      await writeSchoolList(file('xlsx'), 'xlsx', size)
      say('seeding')
      server.seed('imports', size)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      const client = new ImportClient(server, cookie)
      const measure = async (what: string, run: () => Promise<unknown>) => {
        say(what)
        const before = server.memory()
        const stop = watch(server, '/institutions', cookie)
        const from = performance.now()
        await run()
        const s = Math.round((performance.now() - from) / 100) / 10
        const { longest, p95, memory } = await stop()
        rows.push({
          ...{ what, s, 'MB before': before, 'most MB': memory },
          ...{ 'page p95 ms': p95, 'longest page ms': longest },
        })
      }
      const megabytes = (format: 'csv' | 'xlsx') => Math.round(statSync(file(format)).size / 1e6)
      const preview = async (format: 'csv' | 'xlsx') => {
        const path = await client.bring(file(format), `schools.${format}`)
        await client.until(path, 'ready')
        return path
      }
      let path = ''
      await measure(`preview, xlsx of ${megabytes('xlsx')} MB`, async () => {
        path = await preview('xlsx')
      })
      await measure('giving it up', () => client.discard(path))
      await measure(`preview, csv of ${megabytes('csv')} MB`, async () => {
        path = await preview('csv')
      })
      await measure('applying it', async () => {
        await client.apply(path)
        await client.until(path, 'applied')
      })
      const applied = Number(rows.at(-1)!.s)
      await measure('preview where nothing differs', () => preview('csv'))

      say('kill -9 in the middle')
      await writeSchoolList(file('csv'), 'csv', size, size)
      path = await preview('csv')
      const before = await client.institutions()
      await client.apply(path)
      await sleep((applied * 1000) / 2)
      await server.kill()
      await server.start()
      const state = await client.state(path)
      const after = await client.institutions()
      const recovered = await client.until(path, 'applied')
      const whole = await client.institutions()
      const isWhole = state === 'applying' && after === before && whole === before + size
      await server.stop()
      return [
        { title: `A list of ${size} schools`, columns: COLUMNS, rows },
        {
          title: 'kill -9 while it is applied',
          columns: ['what', 'value'],
          rows: [
            { what: 'institutions before', value: before },
            { what: 'the list after the kill', value: state ?? '' },
            { what: 'after the kill and a new start', value: after },
            {
              what: 'applied by itself after, s (a dead process is known after 60)',
              value: recovered,
            },
            { what: 'institutions then', value: whole },
            { what: 'whole', value: isWhole ? 'yes' : 'NO' },
          ],
        },
      ]
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Benchmark
