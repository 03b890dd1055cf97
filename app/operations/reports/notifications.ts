import type { NotificationKind } from '#shared/notifications/kinds'

/** Whom a report reaches is told at once; the words say neither by whom nor what. */
export const reportNotifications: NotificationKind[] = [
  { kind: 'operations.report_new', urgent: true },
  { kind: 'operations.report_due' },
  { kind: 'operations.report_escalated', urgent: true },
]
