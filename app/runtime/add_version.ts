import { newId } from '#shared/ids'
import { startJob } from '#shared/jobs/start_job'
import ImportPackage from '#runtime/jobs/import_package'
import PackageVersion from '#runtime/models/package_version'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** An archive that lies in `incomingPath(id)`. */
export type Upload = { id: string; fileName: string; size: number }

export const newUploadId = newId

/**
 * The next version of a package, whose archive is read by a job; it counts once it is ready.
 * @param sha256 the blob that is the archive, where it does not lie in `incomingPath`
 */
export async function addVersion(
  trx: TransactionClientContract,
  actor: Actor,
  row: Package,
  upload: Upload,
  sha256?: string
) {
  const last = await PackageVersion.query({ client: trx })
    .where('packageId', row.id)
    .orderBy('number', 'desc')
    .first()
  const jobId = await startJob(trx, actor, ImportPackage, {
    versionId: upload.id,
    ...(sha256 ? { sha256 } : {}),
  })
  await PackageVersion.create(
    {
      ...{ id: upload.id, packageId: row.id, number: (last?.number ?? 0) + 1, jobId },
      ...{ state: 'importing', fileName: upload.fileName.slice(-255), fileSize: upload.size },
      ...{ fileCount: 0, unpackedSize: 0, problems: [], createdBy: actor.personId },
    },
    { client: trx }
  )
  return jobId
}
