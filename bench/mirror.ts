import type { Benchmark, BenchContext, Table } from '#bench/types'

const parts: Record<string, () => Promise<(bench: BenchContext) => Promise<Table[]>>> = {
  large: () => import('#bench/mirror/trial').then(({ largeTrial }) => largeTrial),
  small: () => import('#bench/mirror/trial').then(({ smallTrial }) => smallTrial),
  crowd: () => import('#bench/mirror/crowd').then(({ crowd }) => crowd),
}

/** Bytes, requests and memory of the mirror over HTTP, in trials that are the same on every machine. */
export default {
  name: 'mirror',
  about: 'Editions over HTTP: --part=large (1 GB), small (137 MB), crowd (626 mirrors)',

  seed: async () => ({}),
  steps: () => import('#bench/mirror/steps').then(({ steps }) => steps),

  async run(bench) {
    const chosen = bench.part ? [bench.part] : Object.keys(parts)
    const tables: Table[] = []
    for (const name of chosen) {
      if (!parts[name]) throw new Error(`No part ${name}: ${Object.keys(parts).join(', ')}`)
      bench.say(name)
      tables.push(...(await (await parts[name]())(bench)))
    }
    return tables
  },
} satisfies Benchmark
