import { audit } from '#shared/audit/record'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { Import } from '#shared/imports/import'
import { keptActor } from '#shared/imports/change_import'
import { PreviewImport } from '#shared/imports/jobs/preview_import_job'
import { formatOf, keepFile } from '#shared/imports/import_files'
import type { Actor } from '#shared/actor'
import type { ImportKind, ImportOptions } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

type NewImport = {
  options: ImportOptions
  locale: Locale
  /** None where the options say where everything lies; `name` is what the list shows then. */
  file: { path: string | null; name: string; size: number }
}

/**
 * Takes a file and starts making its preview.
 * @returns the id of the import
 * @throws SheetError where the file is none that the kind can read
 */
export async function startImport(actor: Actor, kind: ImportKind, input: NewImport) {
  const { options, locale, file } = input
  const id = newId()
  const format = file.path ? await formatOf(kind, file.path) : 'own'
  if (file.path) await keepFile(id, file.path)
  await transaction(async (trx) => {
    const jobId = await startJob(trx, actor, PreviewImport, { id })
    const row = new Import().useTransaction(trx)
    row.merge({ id, jobId, kind: kind.kind, ownerId: actor.personId, actor: keptActor(actor) })
    row.merge({ locale, options, fileName: file.name.slice(0, 255), format, size: file.size })
    row.merge({ state: 'reading', toAdd: 0, toChange: 0, toRemove: 0, same: 0, bad: 0, leftOut: 0 })
    await row.merge({ createdAt: clock.now() }).save()
    await audit(trx, actor, {
      verb: 'shared.import_started',
      subject: { type: 'import', id },
      institutionId: kind.institutionOf?.(options) ?? null,
      after: { kind: kind.kind, format },
    })
  })
  return id
}
