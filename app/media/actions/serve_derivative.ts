import { Exception } from '@adonisjs/core/exceptions'
import { serveBlob } from '#media/actions/serve_blob'
import { findDerivative } from '#media/queries/find_derivative'
import type { HttpContext } from '@adonisjs/core/http'

/** What browsers are told of the files that only players read; their bytes say too little. */
const TYPES: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  vtt: 'text/vtt',
}

/**
 * Answers with something that was made of a file. Chapters are shown inside pages only. Whether the reader may have
 * the file it was made of is for the caller to have decided.
 */
export async function serveDerivative(
  ctx: HttpContext,
  sourceId: string,
  name: string,
  { isPublic, saveAs }: { isPublic: boolean; saveAs?: string }
) {
  const made = await findDerivative(sourceId, name)
  if (!made || made.role === 'chapter') {
    throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
  }
  const mediaType = TYPES[name.split('.').pop()!] ?? made.mediaType
  const disposition = saveAs ? 'attachment' : 'inline'
  return serveBlob(ctx, { ...made, mediaType }, { name: saveAs ?? name, disposition, isPublic })
}
