/** Where a blob's bytes lie, for those that must read them as a file. They are never changed there. */
export { blobPath as blobFile } from '#media/blob_path'
