import { openBlob } from '#media/actions/open_blob'
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
  const { status, headers, stream } = await openBlob(blob, {
    range: request.header('range'),
    ifRange: request.header('if-range'),
    ifNoneMatch: request.header('if-none-match'),
  })
  const all = { ...safeHeaders(blob.mediaType, options), ...headers }
  for (const [name, value] of Object.entries(all)) response.header(name, value)
  response.header('cache-control', caching(ctx, blob, options))
  if (options.language) response.header('content-language', options.language)
  if (options.isPublic) response.removeHeader('vary')
  response.status(status)
  return stream ? response.stream(stream) : response.send(null)
}

function caching({ request }: HttpContext, { sha256 }: BlobFile, { isPublic }: ServeOptions) {
  if (!isPublic) return 'private, no-cache'
  const forEver = request.qs().v === blobVersion(sha256)
  return forEver ? 'public, max-age=31536000, immutable' : 'public, no-cache'
}
