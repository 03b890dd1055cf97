import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { contactsAt } from '#operations/reports/handler'
import Report from '#operations/models/report'
import type { DomainEvent } from '#shared/outbox/domain_event'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const KINDS: Record<string, string> = { true: 'report_due', false: 'report_escalated' }

/** Tells the contacts of a report that it came, is due, or was handed to them. */
export default class TellContacts {
  handle({ subject, body }: DomainEvent<{ soon?: boolean }>) {
    return transaction(async (trx) => {
      const report = await Report.query({ client: trx }).where('id', subject).first()
      if (!report || report.state === 'closed') return
      const kind = KINDS[String(body.soon)] ?? 'report_new'
      await notify(trx, {
        kind: `operations.${kind}`,
        to: await peopleOf(trx, report),
        href: `/moderation/${report.id}`,
        institutionId: report.handlerId,
      })
    })
  }
}

/** The contacts where it lies; the administrators of the whole where nobody was named. */
async function peopleOf(trx: TransactionClientContract, { handlerId, kind }: Report) {
  if (handlerId) {
    const contacts = await contactsAt(trx, [handlerId], kind)
    return contacts.map(({ personId }) => personId)
  }
  return holdersOf(['administrator'], null, trx)
}
