import { BenchServer } from '#bench/support/server'
import { peoplePaths } from '#bench/support/people_paths'
import { signIn } from '#bench/support/sign_in'
import type { Benchmark, Table } from '#bench/types'

const BUDGET = 200
const TIMES = 30
const PASSWORD = 'bench-only-password'
const COLUMNS = ['page', 'as', 'p50 ms', 'p95 ms', 'queries', 'status', 'over']

/**
 * Every list and search of people and institutions, one request after the other: what a person waits for. With
 * DATABASE_URL it fills that PostgreSQL database, which has to be empty and whose user a superuser.
 */
export default {
  name: 'people',
  about: 'Lists and searches of people, classes, institutions and the audit log, against 200 ms',

  async seed({ size }) {
    const { seedPeople } = await import('#bench/support/seed_people')
    return seedPeople(size)
  },

  async run({ size, say }) {
    const server = new BenchServer()
    try {
      say(`seeding ${size} people`)
      server.seed('people', size)
      await server.start()
      const cookies = new Map<string, string>()
      const rows: Table['rows'] = []
      for (const { page, as, path } of peoplePaths(server.seeded)) {
        if (!cookies.has(as)) cookies.set(as, await signIn(server.url, `bench.${as}`, PASSWORD))
        const headers = { accept: 'text/html', cookie: cookies.get(as)! }
        const { times, status } = await ask(server.url + path, headers)
        const [p50, p95] = [at(times, 0.5), at(times, 0.95)]
        rows.push({
          ...{ page, as, 'p50 ms': p50, 'p95 ms': p95 },
          queries: server.seeded[`queries ${page} ${as}`] ?? '',
          status,
          over: p95 > BUDGET ? 'over' : '',
        })
      }
      return [{ title: `${size} people, bar ${BUDGET} ms`, columns: COLUMNS, rows }]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark

async function ask(url: string, headers: Record<string, string>) {
  const times: number[] = []
  let status = 0
  for (let n = 0; n < TIMES; n++) {
    const from = performance.now()
    const answer = await fetch(url, { headers, redirect: 'manual' })
    await answer.text()
    times.push(performance.now() - from)
    status = answer.status
    if (status !== 200) throw new Error(`${url} answered ${status}`)
  }
  return { times: times.sort((a, b) => a - b), status }
}

const at = (times: number[], share: number) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))])
