import db from '@adonisjs/lucid/services/db'
import { LruCache } from '#shared/lru_cache'
import { blobAnswer, decodedPath } from '#runtime/content/blob_answer'
import { pathKey } from '#shared/archive/archive'
import { packagePolicy } from '#runtime/content/content_headers'
import { ContentRefusal, contentRoute, type ContentCall } from '#runtime/content/routes'
import { fileOf, type PackageFile } from '#runtime/content/package_files'

type Known = { files: Map<string, PackageFile>; until: number }

/** Whether a build is approved is asked anew after so long. */
const KEPT_MS = 15_000
const kept = new LruCache<Known>(200)

/** The files of an approved build; none where it is unknown, waits, or was withdrawn. */
async function filesOf(hash: string): Promise<Map<string, PackageFile>> {
  const known = kept.get(hash)
  if (known && known.until > Date.now()) return known.files
  const rows = await db
    .from('runtime_h5p_library_files as f')
    .join('runtime_h5p_libraries as l', 'l.id', 'f.library_id')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where({ 'l.hash': hash, 'l.state': 'approved' })
    .select('f.path', 'f.path_key', 'f.media_type', 'b.sha256', 'b.size')
  const files = new Map<string, PackageFile>(rows.map((row) => [row.path_key, fileOf(row, false)]))
  if (files.size > 0) kept.set(hash, { files, until: Date.now() + KEPT_MS })
  return files
}

/** A build was approved or withdrawn. Other processes hear of it after a moment. */
export function forgetLibrary(hash: string) {
  kept.set(hash, { files: new Map(), until: 0 })
}

/**
 * A file of an H5P library: `/l/<hash>/<folder>/<path>`. The hash names the bytes of the whole build: the address is
 * the same in every package and is kept by browsers for good. Only approved builds are ever sent.
 */
async function serve({ params, headers, appOrigin }: ContentCall) {
  const files = await filesOf(params.hash)
  const file = files.get(pathKey(decodedPath(params.path)))
  if (!file) throw new ContentRefusal(404, 'not_found')
  return blobAnswer(file, headers, {
    'content-security-policy': packagePolicy(appOrigin),
    'cache-control': 'public, max-age=31536000, immutable',
  })
}

contentRoute({
  methods: ['GET', 'HEAD'],
  pattern: /^\/l\/(?<hash>[0-9a-f]{64})\/[^/]+\/(?<path>.+)$/,
  handle: serve,
})
