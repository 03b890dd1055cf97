import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { AuditFilter } from '#operations/queries/filter_audit'

/** Whoever takes the log out of the house stands in it. The name that was looked for does not. */
export function recordAuditExport(actor: Actor, { person, ...filter }: AuditFilter) {
  return transaction((trx) =>
    audit(trx, actor, {
      verb: 'operations.audit_exported',
      subject: { type: 'person', id: actor.personId },
      institutionId: actor.grants[0]?.institutionId,
      after: { ...filter, byPerson: person !== undefined },
    })
  )
}
