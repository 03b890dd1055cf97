import DrillBackup from '#operations/jobs/drill_backup'
import LookAfterBackups, { backupsNeedCare } from '#operations/jobs/look_after_backups'
import ApplyRetention from '#operations/jobs/apply_retention'
import FollowReports, { reportsNeedCare } from '#operations/jobs/follow_reports'
import RebuildSearchIndex from '#operations/jobs/rebuild_search_index'
import TakeBackup from '#operations/jobs/take_backup'
import { logoHashes } from '#operations/settings/logo_hashes'
import { operationsEntries } from '#operations/administration'
import ReportFiled from '#operations/events/report_filed'
import ReportOverdue from '#operations/events/report_overdue'
import { operationsPersonalData } from '#operations/privacy/personal_data'
import { operationsRetention } from '#operations/privacy/retention'
import { reportContact } from '#operations/reports/contact_duty'
import { reportNotifications } from '#operations/reports/notifications'
import { requestNotifications } from '#operations/privacy/notifications'
import AuditBroken from '#shared/audit/audit_broken'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  jobs: [
    ...[RebuildSearchIndex, TakeBackup, DrillBackup, LookAfterBackups],
    ...[ApplyRetention, FollowReports],
  ],
  schedules: [
    { job: LookAfterBackups, when: { everyMinutes: 15 }, isNeeded: backupsNeedCare },
    { job: ApplyRetention, when: { at: '03:10' } },
    { job: FollowReports, when: { everyMinutes: 30 }, isNeeded: reportsNeedCare },
  ],
  events: [ReportFiled, ReportOverdue],
  listeners: [
    [ReportFiled, () => import('#operations/listeners/tell_contacts')],
    [ReportOverdue, () => import('#operations/listeners/tell_contacts')],
    [AuditBroken, () => import('#operations/listeners/tell_of_broken_audit')],
  ],
  notifications: [
    { kind: 'operations.backup_old', urgent: true },
    { kind: 'operations.audit_broken', urgent: true },
    ...requestNotifications,
    ...reportNotifications,
  ],
  administration: operationsEntries,
  duties: [reportContact],
  personalData: operationsPersonalData,
  retention: operationsRetention,
  blobs: [{ name: 'operations.logo', hashes: logoHashes }],
} satisfies Subscriptions
