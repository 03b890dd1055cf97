import ResourceOpened from '#library/events/resource_opened'
import { clock } from '#shared/clock'
import { LruCache } from '#shared/lru_cache'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { ResourceRow } from '#library/queries/find_resource'

/** Whoever comes back on the same day costs nothing; what is told twice all the same is one statement. */
const told = new LruCache<true>(5000)

/** Tells the record store that somebody reads a resource, once a day. Visitors are nobody. */
export async function noteOpening(actor: Actor | null, { id, state }: ResourceRow) {
  if (!actor || state !== 'published') return
  const now = clock.now()
  const { personId } = actor
  const day = now.toISODate()!
  const key = `${personId}/${id}/${day}`
  if (told.get(key)) return
  const opened = new ResourceOpened(id, { personId, day, at: now.toMillis() })
  await transaction((trx) => publish(trx, opened))
  told.set(key, true)
}
