import { pagerOf } from '#shared/database/pager'
import { moment } from '#operations/queries/moment'
import { isSealingOverdue } from '#shared/audit/seal_days'
import { AuditSeal } from '#shared/audit/seal'
import { fingerprint, serverPublicKey } from '#shared/audit/signing_key'
import { lastAuditCheck, type VerifyOutcome } from '#shared/audit/verify_audit'
import type { Locale } from '#config/i18n'

const PER_PAGE = 50

/** The chain of seals, the newest first, and what the last check of it found. */
export async function auditChain(page: number, locale: Locale) {
  const counted = await AuditSeal.query().count('* as total').first()
  const pager = pagerOf(counted?.$extras.total ?? 0, page, PER_PAGE)
  const seals = await AuditSeal.query()
    .orderBy('sequence', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return {
    pager,
    seals: seals.map((seal) => ({
      day: seal.day,
      state: seal.state,
      entries: seal.entries,
      late: seal.late,
      seal: seal.seal?.slice(0, 16) ?? '',
    })),
    isOverdue: await isSealingOverdue(),
    fingerprint: fingerprint(serverPublicKey()),
    check: await lastCheck(locale),
  }
}

async function lastCheck(locale: Locale) {
  const job = await lastAuditCheck()
  if (!job) return undefined
  const outcome = job.result as unknown as VerifyOutcome
  return {
    id: job.id,
    at: moment(job.finishedAt!, locale),
    days: outcome.audit_days,
    entries: outcome.audit_entries,
    brokenDay: outcome.audit_broken,
    fault: outcome.audit_fault,
    keys: outcome.keys.map(fingerprint),
  }
}
