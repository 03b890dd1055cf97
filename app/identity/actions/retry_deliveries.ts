import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { newId } from '#shared/ids'
import { wakeCourier } from '#identity/notices/wake_courier'
import NotificationDelivery from '#identity/models/notification_delivery'
import type { Actor } from '#shared/actor'

/** Tries everything again that was given up; returns how many there are. */
export function retryDeliveries(actor: Actor): Promise<number> {
  return transaction(async (trx) => {
    const [count] = await NotificationDelivery.query({ client: trx })
      .where('state', 'dead')
      .update({ state: 'waiting', attempts: 0, due_at: sqlTime() })
    await audit(trx, actor, {
      verb: 'identity.deliveries_retried',
      subject: { type: 'deliveries', id: newId() },
      after: { count: Number(count) },
    })
    trx.after('commit', () => wakeCourier())
    return Number(count)
  })
}
