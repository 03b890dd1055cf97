import type { NotificationKind } from '#shared/notifications/kinds'

/** What the leaders of both sides are told of a transfer, and the person of the own one. */
export const transferNotices: NotificationKind[] = [
  ...['asked', 'agreed', 'refused', 'withdrawn', 'undone'].map((state) => ({
    kind: `identity.transfer_${state}`,
  })),
  { kind: 'identity.own_transfer_agreed' },
  { kind: 'identity.own_transfer_undone' },
]
