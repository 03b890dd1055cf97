import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { addVersion, type Upload } from '#runtime/add_version'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'

/** Brings a new version. Attempts that are open stay with theirs; new ones take the new one once it is ready. */
export async function replacePackage(actor: Actor, row: Package, upload: Upload) {
  return transaction(async (trx) => {
    await audit(trx, actor, {
      ...{ verb: 'runtime.version_uploaded', institutionId: row.institutionId },
      subject: { type: 'package', id: row.id },
      after: { file: upload.fileName },
    })
    return addVersion(trx, actor, row, upload)
  })
}
