import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { publish } from '#shared/outbox/publish'
import { notificationKind } from '#shared/notifications/kinds'
import PeopleNotified from '#identity/events/people_notified'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A value of the words: the same in both languages, or one for each. */
export type NoticeValue = string | number | { km: string; en: string }

export type Notice = {
  /** Registered in a module's `subscriptions.ts` under `notifications`. */
  kind: string
  /** The persons told; each once, however often named. */
  to: readonly string[]
  /** What the words of the kind have places for. Kept until the notification is forgotten: no secrets. */
  data?: Record<string, NoticeValue>
  /** The page of this server it leads to, a path. */
  href?: string
  /** The institution it is about. */
  institutionId?: string | null
}

const CHUNK = 200

/**
 * Tells people something, in the transaction of what has happened. They see it in the application at once; e-mail and
 * Telegram follow after the commit, as each person has chosen. Whoever is not, or no longer, on this server is left out:
 * what came with a content pack or from an origin was brought by somebody elsewhere.
 */
export async function notify(trx: TransactionClientContract, notice: Notice) {
  if (!notificationKind(notice.kind)) throw new Error(`${notice.kind} is in no subscriptions.ts`)
  const people = [...new Set(notice.to)]
  const createdAt = sqlTime()
  for (let from = 0; from < people.length; from += CHUNK) {
    const here = await trx
      .from('identity_people')
      .whereIn('id', people.slice(from, from + CHUNK))
      .orderBy('id')
      .select('id')
    if (here.length === 0) continue
    const rows = here.map(({ id }) => ({
      id: newId(),
      person_id: id,
      kind: notice.kind,
      data: JSON.stringify(notice.data ?? {}),
      href: notice.href ?? null,
      institution_id: notice.institutionId ?? null,
      created_at: createdAt,
    }))
    await trx.table('identity_notifications').multiInsert(rows)
    await publish(trx, new PeopleNotified(rows[0].id, { ids: rows.map(({ id }) => id) }))
  }
}
