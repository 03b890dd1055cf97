import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import DataExport from '#identity/models/data_export'
import ExportPersonalData from '#identity/jobs/export_personal_data'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** Has everything held about a person put into a file; for the person, or for who handles their request. */
export function startDataExport(
  actor: Actor,
  { personId, locale, institutionId }: { personId: string; locale: Locale; institutionId?: string }
): Promise<string> {
  return transaction(async (trx) => {
    const id = newId()
    await DataExport.create(
      { id, personId, requestedBy: actor.personId, state: 'making', createdAt: clock.now() },
      { client: trx }
    )
    await startJob(trx, actor, ExportPersonalData, { exportId: id, locale })
    await audit(trx, actor, {
      verb: 'identity.data_export_started',
      subject: { type: 'person', id: personId },
      institutionId: institutionId ?? actor.grants[0]?.institutionId,
    })
    return id
  })
}
