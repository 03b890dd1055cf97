import { createReadStream } from 'node:fs'
import { byteRange } from '#media/byte_range'
import { presentFile } from '#media/queries/present_file'
import type { Readable } from 'node:stream'
import type { BlobFile } from '#media/types'

type Asked = { range?: string; ifRange?: string; ifNoneMatch?: string }

export type OpenedFile = {
  status: 200 | 206 | 304 | 416
  headers: Record<string, string | number>
  stream?: Readable
}

/** A blob's bytes as an HTTP answer. What type it is and who may have it is for the caller. */
export function openBlob({ sha256, size }: Pick<BlobFile, 'sha256' | 'size'>, asked: Asked) {
  return openFile({ sha256, size: Number(size), path: () => presentFile(sha256) }, asked)
}

/**
 * A file whose bytes have this SHA-256 as an HTTP answer (RFC 9110 sections 13 and 14): whole, the range that was asked
 * for (players and interrupted downloads), or that nothing changed. `path` is where it lies on this server, never
 * anything that came with a request or in a package.
 */
export async function openFile(
  { sha256, size, path }: { sha256: string; size: number; path: () => string | Promise<string> },
  asked: Asked
): Promise<OpenedFile> {
  const etag = `"${sha256}"`
  const headers = { etag, 'accept-ranges': 'bytes' }
  if (asked.ifNoneMatch?.includes(etag)) return { status: 304, headers }

  const unchanged = (asked.ifRange ?? etag) === etag
  const range = unchanged ? byteRange(asked.range, size) : undefined
  if (range === 'none') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } }
  }
  const part = range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }
  const length = range ? range.end - range.start + 1 : size
  return {
    status: range ? 206 : 200,
    headers: { ...headers, ...part, 'content-length': length },
    stream: createReadStream(await path(), range),
  }
}
