import { setTimeout as sleep } from 'node:timers/promises'

/** Holds several downloads of one contact together below so many bytes a second. */
export class Pace {
  #free = performance.now()

  constructor(private bytesPerSecond: number | null) {}

  /** Waits until so many bytes more may have come. */
  async take(bytes: number, signal?: AbortSignal) {
    if (!this.bytesPerSecond) return
    const now = performance.now()
    this.#free = Math.max(this.#free, now) + (bytes / this.bytesPerSecond) * 1000
    const wait = this.#free - now
    if (wait > 20) await sleep(wait, undefined, { signal })
  }
}

/** The pause before the next try: doubled each time, anywhere between nothing and that, so that schools spread out. */
export const jitter = (tries: number, base = 500, most = 60_000, random = Math.random) =>
  random() * Math.min(most, base * 2 ** tries)
