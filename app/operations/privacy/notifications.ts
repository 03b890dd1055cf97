import type { NotificationKind } from '#shared/notifications/kinds'

/** The words name neither the person nor what is asked. */
export const requestNotifications: NotificationKind[] = [
  { kind: 'operations.privacy_request_opened' },
  { kind: 'operations.privacy_request_answered' },
]
