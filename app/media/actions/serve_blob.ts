import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Exception } from '@adonisjs/core/exceptions'
import { blobPath } from '#media/blob_path'
import { byteRange } from '#media/byte_range'
import { safeHeaders } from '#media/safe_headers'
import type { BlobFile } from '#media/types'
import type { HttpContext } from '@adonisjs/core/http'

export type ServeOptions = {
  /** What the file is saved as. */
  name: string
  language?: string | null
  disposition?: 'inline' | 'attachment'
  /** Anyone may have it: shared caches may keep it. */
  isPublic?: boolean
}

/** An address with this ending names one content for ever: `?v=` and the first twelve digits of the SHA-256. */
export const blobVersion = (sha256: string) => sha256.slice(0, 12)

/**
 * Answers with a blob's bytes: whole, or the range that was asked for (players and interrupted downloads), or 304.
 * Whether the reader may have it is for the caller to have decided.
 */
export async function serveBlob(ctx: HttpContext, blob: BlobFile, options: ServeOptions) {
  const { request, response } = ctx
  const path = blobPath(blob.sha256)
  const size = Number(blob.size)
  const etag = `"${blob.sha256}"`

  for (const [name, value] of Object.entries(safeHeaders(blob.mediaType, options))) {
    response.header(name, value)
  }
  response.header('etag', etag)
  response.header('accept-ranges', 'bytes')
  response.header('cache-control', caching(ctx, blob, options))
  if (options.language) response.header('content-language', options.language)
  if (options.isPublic) response.removeHeader('vary')

  if (request.header('if-none-match')?.includes(etag)) return response.status(304).send(null)

  const unchanged = (request.header('if-range') ?? etag) === etag
  const range = unchanged ? byteRange(request.header('range'), size) : undefined
  if (range === 'none') {
    response.header('content-range', `bytes */${size}`)
    return response.status(416).send(null)
  }
  await stat(path).catch(() => {
    throw new Exception('The file is not on this server', { status: 404, code: 'E_BLOB_MISSING' })
  })
  if (range) {
    response.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  }
  response.header('content-length', range ? range.end - range.start + 1 : size)
  return response.stream(createReadStream(path, range))
}

function caching({ request }: HttpContext, { sha256 }: BlobFile, { isPublic }: ServeOptions) {
  if (!isPublic) return 'private, no-cache'
  const forEver = request.qs().v === blobVersion(sha256)
  return forEver ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}
