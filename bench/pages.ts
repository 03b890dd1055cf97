import { gzipSync } from 'node:zlib'
import { ask, load } from '#bench/support/load'
import { BenchServer } from '#bench/support/server'
import { pagePaths } from '#bench/support/page_paths'
import { signIn } from '#bench/support/sign_in'
import type { Benchmark, Table } from '#bench/types'

const COLUMNS = [
  'page',
  'as',
  'requests/s',
  'p50 ms',
  'p97.5 ms',
  'queries',
  'gzip bytes',
  'errors',
]

/** How fast the pages that everybody opens are, rendered from a database of `size` resources. */
export default {
  name: 'pages',
  about:
    'Home, library list and a resource page at 8 connections, signed out and signed in; memory',

  async seed({ size }) {
    const { seedPages } = await import('#bench/support/seed_pages')
    return seedPages(size)
  },

  async run({ size, seconds, say }) {
    const server = new BenchServer()
    try {
      say(`seeding ${size} resources`)
      server.seed('pages', size)
      const boot = await server.start()
      await new Promise((resolve) => setTimeout(resolve, 3000))
      const idle = server.memory()
      const everything = Object.values(pagePaths(server.seeded)).flat()
      await ask(server.url, everything, 10_000)
      const busy = server.memory()
      const cookie = await signIn(server.url, server.seeded.username, server.seeded.password)

      const rows: Table['rows'] = []
      for (const [page, paths] of Object.entries(pagePaths(server.seeded))) {
        for (const [as, headers] of [
          ['visitor', {}],
          ['teacher', { cookie }],
        ] as const) {
          say(`${page}, ${as}`)
          const html = await fetch(server.url + paths[0], {
            headers: { accept: 'text/html', ...headers },
          })
          const bytes = gzipSync(await html.text()).length
          const { requests, p50, p97, errors } = await load(server.url, paths, { seconds, headers })
          rows.push({
            page,
            as,
            'requests/s': Math.round(requests),
            'p50 ms': p50,
            'p97.5 ms': p97,
            'queries': server.seeded[`queries ${page} ${as}`] ?? '',
            'gzip bytes': bytes,
            errors,
          })
        }
      }
      return [
        { title: `Pages over ${size} resources`, columns: COLUMNS, rows },
        {
          title: 'Server',
          columns: ['what', 'value'],
          rows: [
            { what: 'boot to first answer, s', value: boot },
            { what: 'resident memory idle, MB', value: idle },
            { what: 'resident memory after 10,000 requests, MB', value: busy },
            { what: 'resident memory after the run, MB', value: server.memory() },
          ],
        },
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark
