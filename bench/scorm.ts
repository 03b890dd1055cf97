import { BenchServer } from '#bench/support/server'
import { ownDatabase } from '#bench/support/own_database'
import { playSchool, type Played } from '#bench/support/play_school'
import type { Benchmark, Table } from '#bench/types'

const LEARNERS = 300

/**
 * A school's learners in a SCORM package. One server on SQLite; with DATABASE_URL also two processes on a PostgreSQL
 * database of their own beside the named one. One process is killed with -9 in the middle of each.
 */
export default {
  name: 'scorm',
  about: 'Learners (--size=300) who commit SCORM data every 10 s and look at pages, kill -9 midway',

  async seed({ size }) {
    const { seedLearners } = await import('#bench/support/seed_learners')
    return seedLearners(size)
  },

  async run({ size, seconds, say }) {
    // The size that other benchmarks begin with is that of a library.
    const learners = size === 5000 ? LEARNERS : size
    const play = async (name: string, url: string, processes: number) => {
      const first = new BenchServer(url)
      const servers = [first]
      for (let n = 1; n < processes; n++) servers.push(new BenchServer(url, first))
      try {
        say(`${name}: ${learners} learners`)
        first.seed('scorm', learners)
        return await playSchool(servers, url, { seconds, say })
      } finally {
        for (const server of servers.toReversed()) await server.stop()
      }
    }
    const small = await play('SQLite, one process', '', 1)
    const tables = tablesOf('SQLite, one process', small)
    const address = process.env.DATABASE_URL
    if (!address) return tables
    const { url, drop } = await ownDatabase(address)
    try {
      const large = await play('PostgreSQL, two processes', url, 2)
      tables.push(...tablesOf('PostgreSQL, two processes', large), ratioOf(small, large))
    } finally {
      await drop()
    }
    return tables
  },
} satisfies Benchmark

const COLUMNS = ['what', 'requests', 'a second', 'p50 ms', 'p95 ms', 'worst ms', 'errors']

const tablesOf = (name: string, { rows, facts }: Played): Table[] => [
  { title: name, columns: COLUMNS, rows },
  {
    title: `${name}: nothing lost`,
    columns: ['what', 'value'],
    rows: Object.entries(facts).map(([what, value]) => ({ what, value })),
  },
]

function ratioOf(small: Played, large: Played): Table {
  const rows = small.rows.map((row, at) => ({
    'what': row.what,
    'p50': ratio(large.rows[at]['p50 ms'], row['p50 ms']),
    'p95': ratio(large.rows[at]['p95 ms'], row['p95 ms']),
    'a second': ratio(large.rows[at]['a second'], row['a second']),
  }))
  const columns = ['what', 'p50', 'p95', 'a second']
  return { title: 'PostgreSQL with two processes over SQLite with one', columns, rows }
}

const ratio = (one: string | number, other: string | number) =>
  (Number(one) / Math.max(0.001, Number(other))).toFixed(2)
