import { copyFile, rm, stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { otherFiles } from '#operations/backups/other_files'
import { hashOf } from '#operations/backups/places/streams'
import type { BlobCopier } from '#operations/backups/copy_blobs'
import type { Manifest } from '#operations/backups/format/manifest'

/**
 * Keeps the other files of DATA_DIR beside the blobs. A file may change while it is read: what is kept is a copy
 * that stands still. One that is gone before it was reached is not in the snapshot.
 */
export async function copyOtherFiles(dataDir: string, work: string, copier: BlobCopier) {
  const kept: Manifest['files'] = []
  for (const path of await otherFiles(dataDir)) {
    const still = join(work, 'one-file')
    try {
      await copyFile(join(dataDir, path), still)
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') continue
      throw error
    }
    const { sha256 } = await hashOf(createReadStream(still))
    const { size } = await stat(still)
    await copier.copy(sha256, size, still)
    await rm(still)
    kept.push({ path, sha256, bytes: size })
  }
  return kept
}
