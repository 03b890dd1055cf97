/** Ways out of the application; in the application everything is shown always. */
export const channels = ['mail', 'telegram'] as const

export type Channel = (typeof channels)[number]

/** A kind of notification, named by a module in its `subscriptions.ts`. */
export type NotificationKind = {
  /** `<module>.<what_happened>`; its words are `<kind>.title` and `<kind>.text` in lang notifications.json. */
  kind: string
  /** What people choose by; the module unless said. Its words are `groups.<group>` in the same file. */
  group?: string
  /** Goes out at once: quiet hours and digests wait for nothing that must be known now. */
  urgent?: boolean
  /** The ways out it may take; all unless said. None keeps it in the application. */
  channels?: readonly Channel[]
}

const kinds = new Map<string, Required<NotificationKind>>()

export function registerNotifications(list: NotificationKind[]) {
  for (const one of list) {
    const defaults = { group: one.kind.split('.')[0], urgent: false, channels }
    kinds.set(one.kind, { ...defaults, ...one })
  }
}

export const notificationKind = (kind: string) => kinds.get(kind)

export const notificationKinds = () => [...kinds.values()]

/** The groups of kinds that may leave the application, each with the channels they may take. */
export function notificationGroups(): { group: string; channels: Channel[] }[] {
  const groups = [...new Set(notificationKinds().map(({ group }) => group))]
  return groups
    .map((group) => ({
      group,
      channels: channels.filter((channel) =>
        notificationKinds().some((one) => one.group === group && one.channels.includes(channel))
      ),
    }))
    .filter((one) => one.channels.length > 0)
}
