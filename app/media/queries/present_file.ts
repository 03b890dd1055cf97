import { stat } from 'node:fs/promises'
import { Exception } from '@adonisjs/core/exceptions'
import { blobPath } from '#media/blob_path'

/** Where the bytes of a blob lie. @throws 404 where they are not on this server, or were taken aside for a virus */
export async function presentFile(sha256: string): Promise<string> {
  const path = blobPath(sha256)
  await stat(path).catch(() => {
    throw new Exception('The file is not on this server', { status: 404, code: 'E_BLOB_MISSING' })
  })
  return path
}
