import { rm } from 'node:fs/promises'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { forgetVersion } from '#runtime/content/package_files'
import { incomingPath } from '#runtime/incoming_path'
import Attempt from '#runtime/models/attempt'
import PackageVersion from '#runtime/models/package_version'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'

/** Removes a package with its versions, attempts and records. Its files stay blobs: others may have the same. */
export async function removePackage(actor: Actor, row: Package) {
  const versions = await PackageVersion.query().where('packageId', row.id)
  await transaction(async (trx) => {
    const attempts = await Attempt.query({ client: trx })
      .where('packageId', row.id)
      .count('* as total')
    await Attempt.query({ client: trx }).where('packageId', row.id).delete()
    await row.useTransaction(trx).delete()
    await audit(trx, actor, {
      ...{ verb: 'runtime.package_removed', institutionId: row.institutionId },
      subject: { type: 'package', id: row.id },
      before: { title: row.title, attempts: Number(attempts[0].$extras.total) },
    })
  })
  await clean(versions)
}

/**
 * Removes one version. The one before it counts again if it was the newest.
 * @returns false where attempts hold it: their records speak of it
 */
export async function removeVersion(
  actor: Actor,
  row: Package,
  version: PackageVersion
): Promise<boolean> {
  const isRemoved = await transaction(async (trx) => {
    const used = await Attempt.query({ client: trx }).where('versionId', version.id).first()
    if (used) return false
    await version.useTransaction(trx).delete()
    const newest = await PackageVersion.query({ client: trx })
      .where({ packageId: row.id, state: 'ready' })
      .orderBy('number', 'desc')
      .first()
    row
      .useTransaction(trx)
      .merge({ currentVersionId: newest?.id ?? null, kind: newest?.kind ?? null })
    await row.save()
    await audit(trx, actor, {
      ...{ verb: 'runtime.version_removed', institutionId: row.institutionId },
      subject: { type: 'package', id: row.id },
      before: { number: version.number, file: version.fileName },
    })
    return true
  })
  if (isRemoved) await clean([version])
  return isRemoved
}

async function clean(versions: PackageVersion[]) {
  for (const { id } of versions) {
    forgetVersion(id)
    await rm(incomingPath(id), { force: true })
  }
}
