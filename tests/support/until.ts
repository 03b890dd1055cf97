import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until `look` gives something, at most `ms`. */
export async function until<T>(look: () => Promise<T | undefined | false>, ms = 8000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Nothing came in ${ms} ms`)
    await sleep(20)
  }
}
