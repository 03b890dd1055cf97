import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BenchServer } from '#bench/support/server'
import { projectRoot } from '#start/root'
import type { BenchContext, Table } from '#bench/types'

const MIRRORS = 626
const KB_PER_SECOND = 60
/** How long they all draw at once. */
const LEAST_SECONDS = 60

export type CrowdResult = {
  polls: number
  objects: number
  bytes: number
  errors: number
  /** Connections that had been closed while nothing went over them, and were opened again. */
  again: number
  p50: number
  p99: number
  seconds: number
  cpu: number
  problems: string[]
}

/** Mirrors of the whole country that fill themselves at once from one process without nginx. */
export async function crowd({ seconds, say }: BenchContext): Promise<Table[]> {
  const origin = new BenchServer(undefined, undefined, { TONLE_ROLE: 'origin', WORKER: 'false' })
  const folder = mkdtempSync(join(tmpdir(), 'tonle-crowd-'))
  try {
    origin.seed('mirror', 0)
    origin.step('mirror', 'origin')
    say('the library of a gigabyte')
    origin.step('mirror', 'fill', 'large', 'none')
    const { id } = origin.step<{ id: string }>('mirror', 'build')
    origin.step('mirror', 'publish', id)
    const file = join(folder, 'sites.json')
    writeFileSync(file, JSON.stringify(origin.step('mirror', 'sites', MIRRORS)))
    await origin.start()
    const before = origin.memory()
    const memory = origin.watchMemory()
    const cpu = origin.cpu()
    const most = Math.max(LEAST_SECONDS, seconds)
    say(`${MIRRORS} mirrors at ${KB_PER_SECOND} KB/s for ${most} s`)
    const said = await asCrowd(file, origin.url, most)
    const [used, peak] = [origin.cpu() - cpu, memory()]
    const rate = said.bytes / said.seconds / MIRRORS / 1000
    const bar = (is: boolean) => (is ? 'kept' : 'NOT KEPT')
    return [
      {
        title: `${MIRRORS} mirrors at ${KB_PER_SECOND} KB/s each, ${most} s`,
        columns: ['what', 'figure', 'bar'],
        rows: [
          { what: 'errors', figure: said.errors, bar: bar(said.errors === 0) },
          { what: 'connections opened again', figure: said.again, bar: '' },
          { what: 'memory before, MB', figure: before, bar: '' },
          { what: 'most memory, MB', figure: peak, bar: `350: ${bar(peak <= 350)}` },
          { what: 'KB/s of each', figure: rate.toFixed(1), bar: bar(rate >= KB_PER_SECOND * 0.97) },
          { what: 'MB sent', figure: Math.round(said.bytes / 1e6), bar: '' },
          { what: 'polls, objects', figure: `${said.polls}, ${said.objects}`, bar: '' },
          { what: 'first byte p50, ms', figure: said.p50, bar: '' },
          { what: 'first byte p99, ms', figure: said.p99, bar: '' },
          { what: 'processor of the origin, s', figure: used.toFixed(1), bar: '' },
          { what: 'processor of the mirrors, s', figure: said.cpu.toFixed(1), bar: '' },
          ...said.problems.map((text) => ({ what: 'problem', figure: text, bar: '' })),
        ],
      },
    ]
  } finally {
    await origin.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The mirrors run in a process of their own: the origin's share of the machine is not theirs. */
async function asCrowd(file: string, url: string, seconds: number): Promise<CrowdResult> {
  const script = join(fileURLToPath(projectRoot), 'build/bench/mirror/crowd_child.js')
  const words = [script, file, url, String(seconds), String(KB_PER_SECOND)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  await new Promise((resolve) => child.once('close', resolve))
  return JSON.parse(output)
}
