import { JobQueued } from '#shared/jobs/job_queued'
import AuditBroken from '#shared/audit/audit_broken'
import SealAudit from '#shared/audit/seal_audit'
import VerifyAudit from '#shared/audit/verify_audit'
import { ApplyImport } from '#shared/imports/jobs/apply_import_job'
import { PreviewImport } from '#shared/imports/jobs/preview_import_job'
import { UndoImport } from '#shared/imports/jobs/undo_import_job'
import { importRetention } from '#shared/imports/sweep_imports'
import { auditData, auditRetention } from '#shared/privacy/audit_data'
import { importData } from '#shared/privacy/import_data'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  events: [JobQueued, AuditBroken],
  listeners: [[JobQueued, () => import('#shared/jobs/dispatch_job')]],
  jobs: [SealAudit, VerifyAudit, PreviewImport, ApplyImport, UndoImport],
  personalData: [auditData, importData],
  retention: [auditRetention, importRetention],
  schedules: [
    { job: SealAudit, when: { at: '00:15' } },
    { job: VerifyAudit, when: { at: '01:00', weekday: 7 } },
  ],
} satisfies Subscriptions
