import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import MakeExport from '#library/jobs/make_export'
import { choiceTitle, type Choice } from '#library/exports/choice'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export const exportKinds = ['files', 'kolibri'] as const
export type ExportKind = (typeof exportKinds)[number]

export type NewExport = { kind: ExportKind; choice: Choice; language: Locale }

/** Has what somebody chose packed into a file for them. @returns its id */
export async function startExport(actor: Actor, { kind, choice, language }: NewExport) {
  const whole = await choiceTitle(choice, language)
  const title = whole.slice(0, 200)
  return transaction(async (trx) => {
    const id = newId()
    const jobId = await startJob(trx, actor, MakeExport, { exportId: id })
    await trx.table('library_exports').insert({
      ...{ id, kind, title, language, choice: JSON.stringify(choice), job_id: jobId },
      ...{ created_by: actor.personId, created_at: sqlTime() },
    })
    await audit(trx, actor, {
      verb: 'library.export_started',
      subject: { type: 'library_export', id },
      institutionId: actor.grants[0]?.institutionId,
      after: { kind, title },
    })
    return id
  })
}
