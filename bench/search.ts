import { BenchServer } from '#bench/support/server'
import { answerTimes } from '#bench/support/answer_times'
import { searchPaths } from '#bench/support/search_paths'
import { signIn } from '#bench/support/sign_in'
import type { Benchmark, Table } from '#bench/types'

/** How many addresses are asked for again and again where remembered answers are measured. */
const AGAIN = 40

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
      const { username, password, khmer, english, driver, asked, recall, precision } = server.seeded
      const paths = searchPaths({ khmer: khmer.split(' '), english: english.split(' ') })
      const cookie = await signIn(server.url, username, password)
      await answerTimes(server.url, paths.slice(-50), { seconds: 2 })
      const rows: Table['rows'] = []
      for (const [what, some, headers] of [
        ['visitor, each search a new one', paths, {}],
        ['teacher, each search a new one', paths.toReversed(), { cookie }],
        ['visitor, searches that were asked before', paths.slice(0, AGAIN), {}],
        ['teacher, searches that were asked before', paths.slice(0, AGAIN), { cookie }],
      ] as const) {
        say(what)
        const times = await answerTimes(server.url, [...some], { seconds, headers })
        const { rate, p50, p95, worst, errors } = times
        const row = { what, 'requests/s': rate, 'p50 ms': p50, 'p95 ms': p95, 'worst ms': worst }
        rows.push({ ...row, errors })
      }
      return [
        {
          title: `Khmer words, ${driver}`,
          columns: ['of', 'recall', 'precision of the first ten'],
          rows: [{ 'of': asked, recall, 'precision of the first ten': precision }],
        },
        {
          title: `Searches over ${size} resources, ${driver}, 8 connections, ${paths.length} different ones`,
          columns: ['what', 'requests/s', 'p50 ms', 'p95 ms', 'worst ms', 'errors'],
          rows,
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
