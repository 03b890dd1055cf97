import { clock } from '#shared/clock'
import { AuditSeal } from '#shared/audit/seal'
import { isSealingOverdue } from '#shared/audit/seal_days'
import { lastAuditCheck, type VerifyOutcome } from '#shared/audit/verify_audit'
import type { Check } from '#operations/queries/health_report'

/** It is checked every week. */
const OLD_DAYS = 10

/** What the last check of the audit log found; it is not read again here. */
export async function checkAudit(): Promise<Check> {
  const job = await lastAuditCheck()
  const broken = (job?.result as unknown as VerifyOutcome | undefined)?.audit_broken ?? null
  const first = await AuditSeal.query().orderBy('sequence').select('sealed_at').first()
  const since = job?.finishedAt ?? first?.sealedAt
  const checkDays = since ? Math.floor(clock.now().diff(since, 'days').days) : null
  const isLate = (checkDays !== null && checkDays > OLD_DAYS) || (await isSealingOverdue())
  const tone = broken ? 'bad' : isLate ? 'warn' : 'ok'
  const facts = { checkDays, ...(broken && { brokenDay: broken }) }
  return { name: 'audit', tone, facts }
}
