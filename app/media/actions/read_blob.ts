import { readFile } from 'node:fs/promises'
import { blobPath } from '#media/blob_path'

/** The bytes of a blob, for small ones. Whether they may be read is for the caller to have decided. */
export const readBlob = (sha256: string): Promise<Buffer> => readFile(blobPath(sha256))
