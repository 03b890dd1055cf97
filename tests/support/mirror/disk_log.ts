import { existsSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a process asked the disk for before it was killed, see `diskNote` in app/mirror/crash_points.ts. */
export class DiskLog {
  readonly path: string

  constructor(folder: string) {
    this.path = join(folder, 'disk.log')
  }

  clear() {
    rmSync(this.path, { force: true })
  }

  get #steps() {
    if (!existsSync(this.path)) return []
    const lines = readFileSync(this.path, 'utf8').split('\n').filter(Boolean)
    return lines.map((line) => JSON.parse(line) as [step: string, path: string])
  }

  /** The points that were passed, in their order; of a process that was killed at one it is the last. */
  get points() {
    return this.#steps.flatMap(([step, name]) => (step === 'point' ? [name] : []))
  }

  /** Takes away what the disk had not been asked to keep when the process was killed. */
  cutPower() {
    const dirty = new Set<string>()
    const names = new Set<string>()
    for (const [step, path] of this.#steps) {
      if (step === 'write') dirty.add(path)
      if (step === 'sync') dirty.delete(path)
      if (step === 'name') names.add(path)
      if (step !== 'settle') continue
      for (const name of names) if (dirname(name) === path) names.delete(name)
    }
    for (const path of dirty) if (existsSync(path)) truncateSync(path, 7)
    for (const path of names) rmSync(path, { force: true })
  }
}

export type PlannedKill = { way: number; crash: string }

/**
 * Where to kill: `times` passages of what whole runs on several ways pass, as `MIRROR_CRASH` names them. Each point comes
 * once before one comes again, in the order of the run; then they are spread over all runs.
 */
export function killsOver(runs: string[][], times: number): PlannedKill[] {
  const passages = runs.map((points, way) =>
    points.map((name, at) => {
      const before = points.slice(0, at).filter((other) => other === name).length
      return { way, name, crash: `${name}:${before + 1}` }
    })
  )
  const first = new Map<string, PlannedKill>()
  // Ways in turn, so that each has its share of the points that they have in common.
  for (const [n, { name }] of passages.flat().entries()) {
    const own = passages[n % runs.length].find((one) => one.name === name)
    if (own && !first.has(name)) first.set(name, own)
  }
  for (const one of passages.flat()) if (!first.has(one.name)) first.set(one.name, one)
  const all = passages.flat()
  const order = runs.flat()
  const plan = [...first.values()].sort(
    (a, b) => order.indexOf(a.crash.split(':')[0]) - order.indexOf(b.crash.split(':')[0])
  )
  for (let n = 0; plan.length < times; n++)
    plan.push(all[Math.floor(((n * 0.618) % 1) * all.length)])
  return plan.slice(0, times)
}
