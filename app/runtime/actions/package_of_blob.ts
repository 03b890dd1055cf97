import { newCode, newId } from '#shared/ids'
import { addVersion, newUploadId } from '#runtime/add_version'
import Package from '#runtime/models/package'
import { defaultSettings } from '#runtime/types'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Offer = {
  /** The page that offers it; whoever leaves the player comes back there. */
  home: string
  institutionId: string
  /** An archive that is kept as a blob. */
  file: { name: string; sha256: string; size: number }
}

/**
 * Makes a package of an archive that another module keeps and offers; it is read in the background. Call it in the
 * transaction of the offer: the blob must be named by a row of that module. @returns the package's id
 */
export async function packageOfBlob(
  trx: TransactionClientContract,
  actor: Actor,
  { home, institutionId, file }: Offer
): Promise<string> {
  const row = new Package().useTransaction(trx)
  row.merge({
    ...{ id: newId(), code: newCode(), kind: null, institutionId, createdBy: actor.personId },
    ...{ title: file.name.replace(/\.[^.]+$/, '').slice(0, 300), settings: defaultSettings, home },
  })
  await row.save()
  await addVersion(
    trx,
    actor,
    row,
    { id: newUploadId(), fileName: file.name, size: file.size },
    file.sha256
  )
  return row.id
}
