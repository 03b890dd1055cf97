import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { noticesConfig } from '#config/notices'
import Notification from '#identity/models/notification'
import NotificationDelivery from '#identity/models/notification_delivery'
import { person } from '#tests/support/tour_states'
import { tell } from '#tests/support/notices'
import type { Stop } from '#tests/support/page_tour'
import type { Site } from '#tests/support/site'

const pupil = 'nary.student'

/** This person has notifications, and some of them wait to leave the server. */
export async function toldOf(site: Site, who: string) {
  const { id } = await person(site.account(who).username)
  for (let n = 0; n < 25; n++) await tell({ to: [id], href: '/me' })
  for (const { id: notificationId } of await Notification.findManyBy({ personId: id })) {
    const way = { notificationId, personId: id, channel: 'mail', state: 'waiting' } as const
    const known = await NotificationDelivery.findBy({ notificationId })
    if (known) continue
    const times = { dueAt: clock.now(), createdAt: clock.now() }
    await NotificationDelivery.create({ id: newId(), ...way, ...times, attempts: 0 })
  }
}

/** With mail and a bot set up, which nobody asks in the tour. */
export async function withWays(path: string) {
  const server = { host: '127.0.0.1', port: 1, security: 'none' as const, from: 'a@moeys.example' }
  noticesConfig.mail = { ...server, username: null, password: null }
  noticesConfig.telegramToken = '1:nobody'
  return path
}

export async function withoutWays(path: string) {
  noticesConfig.mail = undefined
  noticesConfig.telegramToken = undefined
  return path
}

const PAGE = '/me/notifications'

/** What people are told. */
export const notices: Stop[] = [
  { name: 'no notifications', budget: 'text', as: pupil, path: PAGE },
  {
    name: 'notifications',
    budget: 'text',
    as: 'teacher',
    path: async (site) => (await toldOf(site, 'teacher'), PAGE),
  },
  {
    name: 'notification settings',
    budget: 'text',
    as: 'teacher',
    path: () => withWays(`${PAGE}/settings`),
  },
  {
    name: 'notification settings, refused',
    budget: 'text',
    as: 'teacher',
    path: `${PAGE}/settings`,
    form: { action: `${PAGE}/settings`, method: 'PUT', fields: { quiet_from: '99:00' } },
    status: 422,
  },
  {
    name: 'notification settings, nothing set up',
    budget: 'text',
    as: 'teacher',
    path: () => withoutWays(`${PAGE}/settings`),
  },
]
