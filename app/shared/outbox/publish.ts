import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { wakeRelay } from '#shared/outbox/relay'
import type { DomainEvent } from '#shared/outbox/domain_event'
import type { EventClass } from '#shared/outbox/registry'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Writes events beside the rows they speak of, in the same transaction; listeners hear of them after the commit. */
export async function publish(trx: TransactionClientContract, ...events: DomainEvent<any>[]) {
  if (events.length === 0) return
  const now = clock.now().toSQL({ includeOffset: false })!
  await trx.table('shared_outbox').multiInsert(
    events.map((event) => {
      const { kind, version } = event.constructor as EventClass
      const body = JSON.stringify(event.body)
      return {
        id: newId(),
        kind,
        version,
        subject: event.subject,
        body,
        attempts: 0,
        created_at: now,
      }
    })
  )
  trx.after('commit', () => wakeRelay())
}
