import { rm, stat } from 'node:fs/promises'
import { blobFile } from '#media/queries/blob_file'
import { failed, ok } from '#shared/result'
import { refuseVirus } from '#media/actions/refuse_virus'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { incomingPath } from '#runtime/incoming_path'
import { openUpload } from '#runtime/archive/open_upload'
import { keepFiles, type KeptFile } from '#runtime/archive/keep_files'
import { PackageProblem } from '#shared/archive/package_problem'
import { kindOf } from '#runtime/kinds/registry'
import type { Imported } from '#runtime/kinds/registry'
import PackageImported from '#runtime/events/package_imported'
import PackageVersion from '#runtime/models/package_version'
import Package from '#runtime/models/package'

type Tick = (done: number, total: number) => Promise<void>
type Read = { kind: string; imported: Imported; kept: KeptFile[] }

const BATCH = 200

/**
 * Reads the archive of a version: a refusal is kept with the version as sentences, a success makes it the one that
 * new attempts play. May run again after a crash: blobs that are there are not written twice, rows are written once.
 * @param sha256 the blob that is the archive, where it was kept as one
 */
export async function importPackage(
  versionId: string,
  tick: Tick = async () => {},
  sha256?: string
) {
  const version = await PackageVersion.findOrFail(versionId)
  if (version.state !== 'importing') return ok({ files: version.fileCount })
  const incoming = incomingPath(versionId)
  const path = sha256 ? blobFile(sha256) : incoming
  try {
    const read = await readArchive(path, version.fileName, tick)
    await keepVersion(version, read)
    await rm(incoming, { force: true })
    return ok({ files: read.kept.length })
  } catch (error) {
    if (!(error instanceof PackageProblem)) throw error
    await version.merge({ state: 'refused', problems: [error.problem] }).save()
    await rm(incoming, { force: true })
    return failed({ type: error.code })
  }
}

async function readArchive(path: string, name: string, tick: Tick): Promise<Read> {
  const found = await stat(path).catch(() => {
    throw new PackageProblem('upload_lost')
  })
  await refuseVirus(path)
  const { archive, close } = await openUpload(path, found.size, name)
  try {
    const kind = kindOf(archive)
    if (!kind) throw new PackageProblem('unknown_kind')
    if (!kind.read) throw new PackageProblem(`not_played_${kind.name}`)
    const imported = await kind.read(archive)
    const { files } = imported.archive
    const kept = await keepFiles(imported.archive, imported.warnings, (done) =>
      tick(done, files.length)
    )
    return { kind: kind.name, imported, kept }
  } finally {
    close()
  }
}

async function keepVersion(version: PackageVersion, { kind, imported, kept }: Read) {
  const { title, warnings, archive, manifest } = imported
  const bytes = archive.files.reduce((sum, { size }) => sum + size, 0)
  await transaction(async (trx) => {
    await trx.from('runtime_package_files').where('version_id', version.id).delete()
    for (let at = 0; at < kept.length; at += BATCH) {
      const rows = kept.slice(at, at + BATCH).map((row) => ({ ...row, version_id: version.id }))
      await trx.table('runtime_package_files').multiInsert(rows)
    }
    version.useTransaction(trx).merge({
      ...{ state: 'ready', kind, manifest: JSON.stringify(manifest), problems: warnings },
      ...{ fileCount: kept.length, unpackedSize: bytes },
    })
    await version.save()
    const row = await Package.findOrFail(version.packageId, { client: trx })
    const newest = await PackageVersion.query({ client: trx })
      .where({ packageId: row.id, state: 'ready' })
      .orderBy('number', 'desc')
      .firstOrFail()
    row.merge({ currentVersionId: newest.id, kind: newest.kind, title: title || row.title })
    await row.save()
    await imported.keep?.(trx, version)
    await publish(
      trx,
      new PackageImported(version.id, { packageId: row.id, number: version.number })
    )
  })
}
