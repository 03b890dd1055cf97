import { load } from '#bench/support/load'
import { BenchServer } from '#bench/support/server'
import { signIn } from '#bench/support/sign_in'
import type { Benchmark, Table } from '#bench/types'

const COLUMNS = ['page', 'requests/s', 'p50 ms', 'p97.5 ms', 'queries', 'errors']

/** The pages of institutions over a country of `size` schools. */
const paths = (seeded: Record<string, string>): Record<string, string> => ({
  'list': '/institutions',
  'list, page 200': '/institutions?page=200',
  'list, one district and mark': '/institutions?province=03&district=0306&flag=library',
  'search, Khmer': `/institutions?q=${encodeURIComponent('វត្តបូព៌')}`,
  'search, Latin': '/institutions?q=boeng+tonle',
  'search, code': `/institutions?q=${seeded.code}`,
  'tree': '/institutions/tree',
  'tree, a district': `/institutions/tree?at=${seeded.district}`,
  'province': '/institutions/places/03',
  'school': `/institutions/${seeded.school}`,
})

export default {
  name: 'institutions',
  about: 'List, tree and search over --size=15000 schools, signed in',

  async seed({ size }) {
    const { seedAccount } = await import('#bench/support/seed_account')
    const { seedInstitutions } = await import('#bench/support/seed_institutions')
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { countQueries } = await import('#bench/support/count_queries')
    const account = await seedAccount('bench.administrator', 'administrator')
    const schools = await seedInstitutions(size)
    const { id, parent_id: district } = await db
      .from('institutions')
      .where('id', schools[0].id)
      .firstOrFail()
    const seeded = { ...account, code: schools[0].locationCode, school: id, district }
    const asked = Object.entries(paths(seeded)).map(([page, path]) => [page, [path]])
    return { ...seeded, ...(await countQueries(Object.fromEntries(asked), account)) }
  },

  async run({ size, seconds, say }) {
    const server = new BenchServer()
    const rows: Table['rows'] = []
    try {
      say(`seeding ${size} schools`)
      server.seed('institutions', size)
      await server.start()
      const { username, password } = server.seeded
      const cookie = await signIn(server.url, username, password)
      for (const [page, path] of Object.entries(paths(server.seeded))) {
        say(page)
        const { requests, p50, p97, errors } = await load(server.url, [path], {
          ...{ seconds, connections: 2, headers: { cookie } },
        })
        const queries = server.seeded[`queries ${page} teacher`] ?? ''
        const figures = { 'requests/s': Math.round(requests), 'p50 ms': p50, 'p97.5 ms': p97 }
        rows.push({ page, ...figures, queries, errors })
      }
      return [{ title: `Institutions: ${size} schools`, columns: COLUMNS, rows }]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark
