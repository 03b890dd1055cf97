import { dataPath } from '#config/data'

/** Where the bytes with this SHA-256 are: two levels of folders keep each folder small. */
export const blobPath = (sha256: string) =>
  dataPath('blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/** Files that are being written. On the same disk as the blobs, so that a rename is one step. */
export const incomingPath = (name = '') => dataPath('blobs', 'incoming', name)
