import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { notificationKind, type Channel } from '#shared/notifications/kinds'
import { openChannels } from '#identity/notices/open_channels'
import { afterQuiet, nextDigest } from '#identity/notices/quiet_hours'
import { modeOf, recipientsOf, type Recipient } from '#identity/notices/recipients'
import Notification from '#identity/models/notification'
import NotificationDelivery from '#identity/models/notification_delivery'
import type { DateTime } from 'luxon'

/**
 * Writes down what of these notifications is to leave the server, by which channel and when. Safe to do twice.
 * @returns how many deliveries there are to make
 */
export async function prepareDeliveries(ids: readonly string[]): Promise<number> {
  const open = openChannels()
  if (open.length === 0) return 0
  const told = await Notification.query().whereIn('id', [...ids])
  const known = await NotificationDelivery.query().whereIn('notification_id', [...ids])
  const done = new Set(known.map((one) => one.notificationId))
  const recipients = await recipientsOf(told.map((one) => one.personId))
  const now = clock.now()
  const wanted = told
    .filter((one) => !done.has(one.id))
    .flatMap((one) => {
      const recipient = recipients.get(one.personId)
      return open.flatMap((channel) => {
        const dueAt = recipient && dueFor(one.kind, recipient, channel, now)
        return dueAt ? [{ notification: one, channel, dueAt }] : []
      })
    })
  if (wanted.length === 0) return 0
  await transaction((trx) =>
    NotificationDelivery.createMany(
      wanted.map(({ notification, channel, dueAt }) => ({
        ...{ id: newId(), notificationId: notification.id, personId: notification.personId },
        ...{ channel, state: 'waiting' as const, dueAt, attempts: 0, createdAt: now },
      })),
      { client: trx }
    )
  )
  return wanted.length
}

/** When this goes out, or undefined where it does not. */
function dueFor(
  kind: string,
  recipient: Recipient,
  channel: Channel,
  now: DateTime
): DateTime | undefined {
  const known = notificationKind(kind)
  if (!known?.channels.includes(channel) || !recipient.at[channel]) return undefined
  const mode = modeOf(recipient, known.group, channel)
  if (mode === 'off') return undefined
  if (known.urgent) return now
  return mode === 'digest' ? nextDigest(now, recipient.quiet) : afterQuiet(now, recipient.quiet)
}
