import { LruCache } from '#shared/lru_cache'
import { XapiProblem } from '#runtime/lrs/problem'

/** Requests of one credential in this process: a burst, and so many a second for long. */
const BURST = 3000
const PER_SECOND = 1000

type Bucket = { left: number; at: number }

const buckets = new LruCache<Bucket>(10_000)

/** Counts a request. In memory: a write to the database for each would cost more than most requests. @throws XapiProblem 429 */
export function takeRequest(id: string, now = Date.now()) {
  const before = buckets.get(id) ?? { left: BURST, at: now }
  const left = Math.min(BURST, before.left + ((now - before.at) / 1000) * PER_SECOND)
  if (left < 1) {
    throw new XapiProblem(429, 'too many requests', { 'retry-after': '1' })
  }
  buckets.set(id, { left: left - 1, at: now })
}
