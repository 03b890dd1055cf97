import { blobPath } from '#media/blob_path'

/** Where the bytes of a blob lie on this machine, for programs that read a file by its path. */
export const blobLocation = (sha256: string) => blobPath(sha256)
