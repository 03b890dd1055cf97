import { BenchServer } from '#bench/support/server'
import { answerTimes } from '#bench/support/answer_times'
import { asPeopleSearch, searchPaths } from '#bench/support/search_paths'
import { signIn } from '#bench/support/sign_in'
import type { Benchmark, Table } from '#bench/types'

/** How many addresses are asked for again and again where remembered answers are measured. */
const AGAIN = 40
/** Searches of which some words are sought by many and most by few. */
const DRAWN = 16_000

/** What a search may take, in ms. */
const barsOf = (size: number) => (size > 5000 ? { p95: 60 } : { p50: 10, p95: 25 })

/** Waits until the server has done what it does in the background after the packs came. */
async function quiet(server: BenchServer) {
  for (let tries = 0; tries < 120; tries++) {
    const before = server.cpu()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    if (server.cpu() - before < 0.1) return
  }
}

/** Khmer words found and how fast the library's list answers, facets counted, over `size` resources. */
export default {
  name: 'search',
  about:
    'Khmer words found (recall, precision), the list of the library with words, filters and counts',

  async seed({ size }) {
    const { seedSearch } = await import('#bench/support/seed_search')
    return seedSearch(size)
  },

  async run({ size, seconds, say }) {
    const server = new BenchServer()
    try {
      say(`600 words, then ${size} resources`)
      server.seed('search', size)
      await server.start()
      say('waiting for what runs in the background')
      await quiet(server)
      const { username, password, khmer, english, driver, asked, recall, precision } = server.seeded
      const paths = searchPaths({ khmer: khmer.split(' '), english: english.split(' ') })
      const cookie = await signIn(server.url, username, password)
      await answerTimes(server.url, paths.slice(-50), { seconds: 2 })
      const rows: Table['rows'] = []
      const bars: Table['rows'] = []
      const isKept = (held: boolean) => (held ? 'kept' : 'NOT KEPT')
      for (const [what, some, headers] of [
        ['visitor, each search a new one', paths, {}],
        ['teacher, each search a new one', paths.toReversed(), { cookie }],
        ['visitor, as people search', asPeopleSearch(paths, DRAWN), {}],
        ['teacher, as people search', asPeopleSearch(paths.toReversed(), DRAWN), { cookie }],
        ['visitor, searches that were asked before', paths.slice(0, AGAIN), {}],
        ['teacher, searches that were asked before', paths.slice(0, AGAIN), { cookie }],
      ] as const) {
        say(what)
        const before = server.cpu()
        const times = await answerTimes(server.url, [...some], { seconds, headers })
        const { rate, count, p50, p95, worst, errors } = times
        const cpu = ((server.cpu() - before) * 1000) / count
        const row = { what, 'requests/s': rate, 'p50 ms': p50, 'p95 ms': p95, 'worst ms': worst }
        rows.push({ ...row, 'CPU ms a request': cpu.toFixed(2), errors })
        if (some.length === AGAIN) continue
        for (const [name, most] of Object.entries(barsOf(size))) {
          const took = name === 'p50' ? p50 : p95
          bars.push({
            'what': `${what}: ${name} ms`,
            'figure': took,
            'bar': most,
            '': isKept(took <= most),
          })
        }
      }
      return [
        {
          title: `Khmer words, ${driver}`,
          columns: ['of', 'recall', 'precision of the first ten'],
          rows: [{ 'of': asked, recall, 'precision of the first ten': precision }],
        },
        {
          title: `Searches over ${size} resources, ${driver}, 8 connections, ${paths.length} different ones`,
          columns: [
            'what',
            'requests/s',
            'p50 ms',
            'p95 ms',
            'worst ms',
            'CPU ms a request',
            'errors',
          ],
          rows,
        },
        {
          title: 'Bars',
          columns: ['what', 'figure', 'bar', ''],
          rows: [
            ...[
              {
                'what': 'recall',
                'figure': recall,
                'bar': 0.99,
                '': isKept(Number(recall) >= 0.99),
              },
            ],
            {
              'what': 'precision of the first ten',
              'figure': precision,
              'bar': 0.95,
              '': isKept(Number(precision) >= 0.95),
            },
            ...bars,
          ],
        },
        {
          title: 'Server',
          columns: ['what', 'value'],
          rows: [{ what: 'resident memory after the run, MB', value: server.memory() }],
        },
      ]
    } finally {
      await server.stop()
    }
  },
} satisfies Benchmark
