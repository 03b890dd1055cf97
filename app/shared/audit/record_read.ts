import { clock } from '#shared/clock'
import { onForget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import { writeEntry, type AuditEntry } from '#shared/audit/record'
import type { Actor } from '#shared/actor'

const AGAIN_MS = 10 * 60_000
const MOST = 20_000

/** When a person's look at a record was last written down in this process, the oldest first. */
const looks = new Map<string, number>()
onForget(() => looks.clear())

export type Read = Pick<AuditEntry, 'verb' | 'subject' | 'institutionId'>

/**
 * Writes down that someone looked at the record of a pupil. The same person's look at the same record is written
 * once in ten minutes, and one's own record never: pages stay quick. For GET requests, outside any transaction.
 */
export async function recordRead(actor: Actor, read: Read) {
  const { type, id } = read.subject
  if (type === 'person' && id === actor.personId) return
  const key = `${actor.personId} ${read.verb} ${type} ${id}`
  const now = clock.now().toMillis()
  const last = looks.get(key)
  if (last !== undefined && now - last < AGAIN_MS && now >= last) return
  looks.delete(key)
  looks.set(key, now)
  if (looks.size > MOST) looks.delete(looks.keys().next().value!)
  try {
    await transaction((trx) => writeEntry(trx, actor, read, true))
  } catch (error) {
    looks.delete(key)
    throw error
  }
}
