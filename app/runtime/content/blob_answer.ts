import { openBlob } from '#media/actions/open_blob'
import type { IncomingHttpHeaders } from 'node:http'
import type { ContentAnswer } from '#runtime/content/routes'
import type { PackageFile } from '#runtime/content/package_files'

/** A file as an answer: whole, the range that was asked for, or that nothing changed. */
export async function blobAnswer(
  file: PackageFile,
  asked: IncomingHttpHeaders,
  headers: { 'content-security-policy': string; 'cache-control': string }
): Promise<ContentAnswer> {
  const blob = await openBlob(file, {
    range: asked.range,
    ifRange: asked['if-range'] as string | undefined,
    ifNoneMatch: asked['if-none-match'],
  })
  return {
    status: blob.status,
    headers: { 'content-type': file.mediaType, ...headers, ...blob.headers },
    body: blob.stream,
  }
}

/** The path of an address; one that is not well encoded stands for itself. */
export function decodedPath(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
