import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type AuditEntry = {
  /** `<module>.<what was done>`, such as `identity.password_reset`; its words are in lang/{km,en}/audit.json. */
  verb: string
  subject: { type: string; id: string }
  /** The institution whose officers may read the entry. */
  institutionId?: string | null
  /** The fields that changed, where they matter. Never passwords, codes or free text of pupils. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** Writes who did what to which row, in the transaction of the change itself: neither is there without the other. */
export const audit = (trx: TransactionClientContract, actor: Actor, entry: AuditEntry) =>
  writeEntry(trx, actor, entry, false)

/** @param isRead somebody looked at a record; see `recordRead` */
export async function writeEntry(
  trx: TransactionClientContract,
  actor: Actor,
  entry: AuditEntry,
  isRead: boolean
) {
  await trx.table('shared_audit').insert({
    id: newId(),
    at: clock.now().toUTC().toSQL({ includeOffset: false }),
    actor_id: actor.personId,
    verb: entry.verb,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    institution_id: entry.institutionId ?? null,
    is_read: isRead,
    before: entry.before ? JSON.stringify(entry.before) : null,
    after: entry.after ? JSON.stringify(entry.after) : null,
  })
}

/** `audit` for many rows that one person changed at once, at most 500, with one statement. */
export async function auditMany(
  trx: TransactionClientContract,
  actor: Actor,
  entries: AuditEntry[]
) {
  const at = clock.now().toUTC().toSQL({ includeOffset: false })
  await bulkInsert(
    trx,
    'shared_audit',
    [
      ...['id', 'at', 'actor_id', 'verb', 'subject_type', 'subject_id', 'institution_id'],
      ...['is_read', 'before', 'after'],
    ],
    entries.map(({ verb, subject, institutionId, before, after }) => [
      ...[newId(), at, actor.personId, verb, subject.type, subject.id, institutionId ?? null],
      ...[false, before ? JSON.stringify(before) : null, after ? JSON.stringify(after) : null],
    ])
  )
}
