import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import type AuditBroken from '#shared/audit/audit_broken'

/** Tells the administrators of the server, at every check that finds it so. */
export default class TellOfBrokenAudit {
  handle({ subject: day }: AuditBroken) {
    return transaction(async (trx) => {
      const to = await holdersOf(['administrator'], null, trx)
      await notify(trx, {
        kind: 'operations.audit_broken',
        to,
        data: { day },
        href: '/audit/chain',
      })
    })
  }
}
