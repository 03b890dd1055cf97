import { audit } from '#shared/audit/record'
import { recordRead } from '#shared/audit/record_read'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'

/** Somebody looked at one statement of a learner. */
export const noteStatementRead = (actor: Actor, rowId: string) =>
  recordRead(actor, {
    verb: 'runtime.statement_read',
    subject: { type: 'statement', id: rowId },
    institutionId: null,
  })

/** Somebody took statements out of the system. */
export const noteStatementExport = (actor: Actor, filter: Record<string, string>) =>
  transaction((trx) =>
    audit(trx, actor, {
      verb: 'runtime.statements_exported',
      subject: { type: 'statements', id: actor.personId },
      after: Object.fromEntries(Object.entries(filter).filter(([, value]) => value)),
    })
  )
