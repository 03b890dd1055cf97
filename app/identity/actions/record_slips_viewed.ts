import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'

/** What slips are looked at: those of a list, of a class or of one person. */
type Viewed = {
  subject: { type: 'account_batch' | 'class' | 'person'; id: string }
  institutionId: string | null | undefined
  /** How many slips were on the sheet; nobody's name. */
  count: number
}

/** A slip shows a secret: whoever looks at a sheet of them, to print it or not, stands in the log. */
export function recordSlipsViewed(actor: Actor, { subject, institutionId, count }: Viewed) {
  return transaction((trx) =>
    audit(trx, actor, {
      verb: 'identity.slips_viewed',
      subject,
      institutionId,
      after: { count },
    })
  )
}
