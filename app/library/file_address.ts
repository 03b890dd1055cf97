import { blobVersion } from '#media/actions/serve_blob'
import type { FileItem } from '#library/queries/resource_details'

/** Where what was made of a file is given out. */
export const madeBase = (code: string, name: string) =>
  `/library/${code}/files/${encodeURIComponent(name)}/made`

/** The address of a resource's file, one for each content: it may be kept for ever. */
export const fileAddress = (code: string, { name, sha256 }: Pick<FileItem, 'name' | 'sha256'>) =>
  `/library/${code}/files/${encodeURIComponent(name)}?v=${blobVersion(sha256)}`
