import { clock } from '#shared/clock'

const writing = new Set<{ since: number }>()

/** Runs a write of statements; until it is done `consistentThrough` stays before it. */
export async function whileWriting<T>(write: () => Promise<T>): Promise<T> {
  const mark = { since: Date.now() }
  writing.add(mark)
  try {
    return await write()
  } finally {
    writing.delete(mark)
  }
}

/**
 * Everything that was stored up to this moment is found by a query (xAPI 1.0.3 part three, 2.1). Speaks for this
 * process; see docs/protocols/xapi.md for several.
 */
export function consistentThrough(): string {
  const first = Math.min(...[...writing].map(({ since }) => since - 1), clock.now().toMillis())
  return new Date(first).toISOString()
}
