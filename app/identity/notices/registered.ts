import { manages } from '#institutions/queries/managers'
import { telegramSettings } from '#shared/site/site'
import ForgetNotifications from '#identity/jobs/forget_notifications'
import WarnOfTokens, { hasDueTokens } from '#identity/jobs/warn_of_tokens'
import type { NotificationKind } from '#shared/notifications/kinds'
import type { Schedule } from '#shared/schedules/schedule'
import type { BackgroundTask } from '#shared/background/tasks'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module tells people of: their own account. */
export const noticeKinds: NotificationKind[] = [
  { kind: 'identity.password_reset', urgent: true },
  { kind: 'identity.second_factor_reset', urgent: true },
  { kind: 'identity.membership_added' },
  { kind: 'identity.token_expiring' },
  { kind: 'identity.tried', urgent: true },
]

export const noticeTasks: BackgroundTask[] = [
  {
    name: 'identity.deliver_notifications',
    every: 15,
    lease: 300,
    run: (signal) =>
      import('#identity/notices/deliver_due').then(({ deliverDue }) => deliverDue(signal)),
  },
  {
    name: 'identity.listen_telegram',
    every: 1,
    lease: 60,
    isNeeded: () => telegramSettings() !== undefined,
    run: (signal) =>
      import('#identity/notices/listen_telegram').then(({ listenTelegram }) =>
        listenTelegram(signal)
      ),
  },
]

export const noticeEntries: AdministrationEntry[] = [
  {
    name: 'tokens',
    href: '/administration/tokens',
    icon: 'key-round',
    group: 'trust',
    opens: manages.everything,
  },
  {
    name: 'deliveries',
    href: '/administration/deliveries',
    icon: 'send',
    group: 'server',
    opens: manages.everything,
  },
]

export const noticeSchedules: Schedule[] = [
  { job: ForgetNotifications, when: { at: '02:45' } },
  { job: WarnOfTokens, when: { at: '07:00' }, isNeeded: hasDueTokens },
]
