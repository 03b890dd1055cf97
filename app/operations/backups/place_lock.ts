import { hostname } from 'node:os'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { PlaceError } from '#operations/backups/places/place'
import { readAll } from '#operations/backups/places/streams'
import type { Place } from '#operations/backups/places/place'

const KEY = 'lock.json'
const BEAT_MS = 60_000
const DEAD_MS = 5 * BEAT_MS

type Lock = { id: string; host: string; at: string }

/**
 * One at a time writes to a place or clears it up, also when two servers share it. A lock that nobody has renewed
 * for five minutes was left by a process that died.
 */
export async function withLock<T>(place: Place, work: () => Promise<T>): Promise<T> {
  const id = newId()
  const standing = await readLock(place)
  if (standing && clock.now().toMillis() - Date.parse(standing.at) < DEAD_MS) {
    throw new PlaceError('busy', { host: standing.host })
  }
  const write = () => {
    const lock: Lock = { id, host: hostname(), at: clock.now().toISO()! }
    return place.put(KEY, Buffer.from(JSON.stringify(lock)))
  }
  await write()
  const timer = setInterval(() => void write().catch(() => {}), BEAT_MS)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    const last = await readLock(place).catch(() => undefined)
    if (last?.id === id) await place.remove(KEY).catch(() => {})
  }
}

async function readLock(place: Place): Promise<Lock | undefined> {
  try {
    const text = await readAll(await place.get(KEY))
    return JSON.parse(text.toString()) as Lock
  } catch (error) {
    if (error instanceof PlaceError && error.code === 'not_found') return undefined
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
