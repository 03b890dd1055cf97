import { pagerOf } from '#shared/database/pager'
import { openChannels } from '#identity/notices/open_channels'
import NotificationDelivery, { deliveryStates } from '#identity/models/notification_delivery'
import { channels } from '#shared/notifications/kinds'

const PER_PAGE = 30

/** What leaves the server, counted by channel and state, and one state as a list. Names no person. */
export async function listDeliveries(wanted: string | null, page: number) {
  const chosen = deliveryStates.find((one) => one === wanted) ?? 'dead'
  const counted = await NotificationDelivery.query()
    .groupBy('channel', 'state')
    .select('channel', 'state')
    .count('* as total')
    .pojo<{ channel: string; state: string; total: number | string }>()
  const count = (state: string, channel?: string) =>
    counted
      .filter((one) => one.state === state && (!channel || one.channel === channel))
      .reduce((sum, one) => sum + Number(one.total), 0)
  const pager = pagerOf(count(chosen), page, PER_PAGE)
  const list = await NotificationDelivery.query()
    .where('state', chosen)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .preload('notification')
  const open = openChannels()
  return {
    ...{ chosen, pager },
    states: deliveryStates.map((state) => ({ state, total: count(state) })),
    ways: channels.map((channel) => ({
      channel,
      isOpen: open.includes(channel),
      counts: deliveryStates.map((state) => count(state, channel)),
    })),
    rows: list.map((one) => ({
      id: one.id,
      kind: one.notification.kind,
      channel: one.channel,
      attempts: one.attempts,
      error: one.error,
      at: one.sentAt ?? one.dueAt,
    })),
  }
}
