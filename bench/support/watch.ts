import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchServer } from '#bench/support/server'

/** Asks for a page again and again while something else runs; `stop` gives the longest answer and the most memory. */
export function watch(server: BenchServer, path: string, cookie: string) {
  const times: number[] = []
  let memory = 0
  let isOver = false
  const loop = (async () => {
    while (!isOver) {
      const from = performance.now()
      const answer = await fetch(server.url + path, { headers: { accept: 'text/html', cookie } })
      await answer.text()
      times.push(performance.now() - from)
      memory = Math.max(memory, server.memory())
      await sleep(50)
    }
  })().catch(() => {})
  return async () => {
    isOver = true
    await loop
    times.sort((a, b) => a - b)
    const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)
    return { longest: at(1), middle: at(0.5), p95: at(0.95), memory }
  }
}
