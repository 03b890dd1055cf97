import { setImmediate as turn } from 'node:timers/promises'

const SLICE_MS = 8

/** Long work in a serving process: after each slice of some milliseconds the requests have their turn. */
export function breather() {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await turn()
    since = performance.now()
  }
}
