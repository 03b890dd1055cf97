import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { addVersion, type Upload } from '#runtime/add_version'
import Package from '#runtime/models/package'
import { defaultSettings } from '#runtime/types'
import type { Actor } from '#shared/actor'

/** Takes an uploaded archive as a new package; it is read in the background. */
export async function createPackage(actor: Actor, institutionId: string, upload: Upload) {
  return transaction(async (trx) => {
    const row = new Package().useTransaction(trx)
    row.merge({
      ...{ id: newId(), code: newCode(), kind: null, institutionId, createdBy: actor.personId },
      ...{
        title: upload.fileName.replace(/\.[^.]+$/, '').slice(0, 300),
        settings: defaultSettings,
      },
    })
    await row.save()
    await audit(trx, actor, {
      ...{ verb: 'runtime.package_uploaded', institutionId },
      subject: { type: 'package', id: row.id },
      after: { file: upload.fileName },
    })
    await addVersion(trx, actor, row, upload)
    return row
  })
}
