import { buffer } from 'node:stream/consumers'
import { newId } from '#shared/ids'
import { storeBlob } from '#media/actions/store_blob'
import { broken } from '#shared/archive/open_archive'
import { PROGRAMS } from '#shared/archive/limits'
import { pathKey, type Archive, type ArchiveFile } from '#shared/archive/archive'
import { isText, typeOf, withCharset } from '#runtime/archive/file_types'
import type { Problem } from '#runtime/types'

/** Text larger than this keeps no character set in its header: it is data, not a page. */
const MAX_TEXT = 8 * 1024 ** 2

export type KeptFile = {
  id: string
  path: string
  path_key: string
  blob_id: string
  media_type: string
}

/**
 * Keeps the bytes of a package in the blob store, each content once. Nothing is written under a name of the package.
 * @param tick called after each file; throws to stop
 */
export async function keepFiles(
  archive: Archive,
  warnings: Problem[],
  tick: (done: number) => Promise<void>
) {
  const kept: KeptFile[] = []
  for (const file of archive.files) {
    if (PROGRAMS.test(file.path)) {
      warnings.push({ code: 'program_left_out', data: { name: file.path } })
      continue
    }
    const { blobId, type } = await keep(file)
    kept.push({
      ...{ id: newId(), path: file.path, path_key: pathKey(file.path) },
      ...{ blob_id: blobId, media_type: type },
    })
    await tick(kept.length)
  }
  return kept
}

async function keep(file: ArchiveFile) {
  const type = typeOf(file)
  const stream = await file.open()
  try {
    if (!isText(type) || file.size > MAX_TEXT) {
      const { id } = await storeBlob(stream, file.path)
      return { blobId: id, type }
    }
    const bytes = await buffer(stream)
    const { id } = await storeBlob(bytes, file.path)
    return { blobId: id, type: withCharset(type, bytes) }
  } catch (error) {
    // A file that is not what the archive says of it: yauzl counts and checks while it unpacks.
    if (
      /invalid|too many bytes|not enough bytes|crc|unexpected end|incorrect/i.test(
        (error as Error).message
      )
    ) {
      throw broken(error as Error, file.path)
    }
    throw error
  }
}
