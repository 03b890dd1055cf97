import db from '@adonisjs/lucid/services/db'
import { LruCache } from '#shared/lru_cache'
import { pathKey } from '#shared/archive/archive'
import type { BlobFile } from '#media/types'

/** `isData`: of a kind whose packages hold no code, such as H5P. */
export type PackageFile = BlobFile & { path: string; isData: boolean }

/** Another process may have removed a version: it is forgotten here after a minute. */
const KEPT_MS = 60_000
const kept = new LruCache<{ files: Map<string, PackageFile>; until: number }>(40)

export const fileOf = (
  row: { path: string; sha256: string; size: number | string; media_type: string },
  isData: boolean
): PackageFile => ({
  ...{ path: row.path, sha256: row.sha256, size: Number(row.size), mediaType: row.media_type },
  isData,
})

/**
 * The file of a version at this path, whatever its capitals. The list of a version never changes, so it is read once
 * and then answered from memory: a package of 500 files asks for 500 rows once, not at each opening.
 */
export async function packageFile(
  versionId: string,
  path: string
): Promise<PackageFile | undefined> {
  const known = kept.get(versionId)
  if (known && known.until > Date.now()) return known.files.get(pathKey(path))
  const rows = await db
    .from('runtime_package_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .join('runtime_package_versions as v', 'v.id', 'f.version_id')
    .where('f.version_id', versionId)
    .select('v.kind')
    .select('f.path', 'f.path_key', 'f.media_type', 'b.sha256', 'b.size')
  const files = new Map<string, PackageFile>(
    rows.map((row) => [row.path_key, fileOf(row, row.kind === 'h5p')])
  )
  if (files.size > 0) kept.set(versionId, { files, until: Date.now() + KEPT_MS })
  return files.get(pathKey(path))
}

export function forgetVersion(versionId: string) {
  kept.set(versionId, { files: new Map(), until: 0 })
}
