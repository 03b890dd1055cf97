import logger from '@adonisjs/core/services/logger'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { MailError } from '#shared/mail/mailer'
import { TelegramError } from '#shared/telegram/bot'
import { notificationKind } from '#shared/notifications/kinds'
import { recipientsOf, type Recipient } from '#identity/notices/recipients'
import { openCarriers, type Carriers } from '#identity/notices/carriers'
import NotificationDelivery from '#identity/models/notification_delivery'

const BATCH = 200
const LEASE_SECONDS = 300
/** Tried for about a day and a half, with pauses from a minute to twelve hours. */
const MAX_ATTEMPTS = 10
const LONGEST_PAUSE_MINUTES = 720

/**
 * Sends what is due. What waits for one person on one channel goes together. Each delivery is leased first, so that of
 * several processes one sends it; what fails is tried again with longer and longer pauses, then given up.
 * @returns how many deliveries were looked at
 */
export async function deliverDue(signal?: AbortSignal): Promise<number> {
  const due = await NotificationDelivery.query()
    .where('state', 'waiting')
    .where('due_at', '<=', sqlTime())
    .orderBy('due_at')
    .limit(BATCH)
    .preload('notification')
  if (due.length === 0) return 0
  const recipients = await recipientsOf(due.map((one) => one.personId))
  const carriers = await openCarriers()
  try {
    const silent = new Set<string>()
    for (const parcel of parcelsOf(due)) {
      const { channel, personId } = parcel[0]
      if (signal?.aborted) break
      if (silent.has(channel)) continue
      const answers = await deliver(parcel, recipients.get(personId), carriers)
      // A server that does not answer is not asked again for each of the others: they wait for the next round.
      if (!answers) silent.add(channel)
    }
  } finally {
    await carriers.close()
  }
  return due.length
}

/** Deliveries of one person by one channel, in the order in which things happened. */
function parcelsOf(due: NotificationDelivery[]) {
  const parcels = new Map<string, NotificationDelivery[]>()
  for (const one of due) {
    const key = `${one.personId} ${one.channel}`
    parcels.set(key, [...(parcels.get(key) ?? []), one])
  }
  return [...parcels.values()].map((parcel) => parcel.sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Sends what one person is to get by one channel. False where the way out itself does not answer. */
async function deliver(
  parcel: NotificationDelivery[],
  recipient: Recipient | undefined,
  carriers: Carriers
) {
  const { channel } = parcel[0]
  const carry = carriers.by[channel]
  const leased: NotificationDelivery[] = []
  for (const one of parcel) if (await lease(one)) leased.push(one)
  const isUnread = ({ notification }: NotificationDelivery) =>
    notification.readAt === null || notificationKind(notification.kind)?.urgent === true
  const wanted = recipient?.at[channel] && carry ? leased.filter(isUnread) : []
  await settle(
    leased.filter((one) => !wanted.includes(one)),
    { state: 'dropped', error: carry ? null : 'not_configured' }
  )
  if (wanted.length === 0) return true
  try {
    await carry!(
      recipient!,
      wanted.map((one) => one.notification)
    )
    await settle(wanted, { state: 'sent', sentAt: clock.now(), error: null })
    return true
  } catch (error) {
    await settleFailure(wanted, error)
    return /^[45]\d\d$/.test((error as { code?: string }).code ?? '')
  }
}

/** Takes the delivery for this process; false where another has it. */
async function lease(delivery: NotificationDelivery) {
  const attempts = delivery.attempts + 1
  const until = clock.now().plus({ seconds: LEASE_SECONDS })
  const taken = await NotificationDelivery.query()
    .where({ id: delivery.id, state: 'waiting', attempts: delivery.attempts })
    .update({ attempts, due_at: sqlTime(until) })
  delivery.attempts = attempts
  return Number(taken) > 0
}

async function settle(list: NotificationDelivery[], values: Partial<NotificationDelivery>) {
  for (const one of list) await one.merge(values).save()
}

/** Only the code is kept and logged: what a mail server says names the address. */
async function settleFailure(list: NotificationDelivery[], error: unknown) {
  const isKnown = error instanceof MailError || error instanceof TelegramError
  const code = isKnown ? error.code : 'unexpected'
  const { channel } = list[0]
  if (isKnown) logger.warn({ channel, code }, 'notifications did not go out')
  else logger.error({ err: error, channel }, 'notifications did not go out')
  for (const one of list) {
    const isOver = (isKnown && error.isFinal) || one.attempts >= MAX_ATTEMPTS
    const minutes = Math.min(LONGEST_PAUSE_MINUTES, 2 ** (one.attempts - 1))
    const dueAt = clock.now().plus({ minutes })
    await one.merge(isOver ? { state: 'dead', error: code } : { dueAt, error: code }).save()
  }
}
