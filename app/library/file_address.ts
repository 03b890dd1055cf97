import { blobVersion } from '#media/actions/serve_blob'
import type { FileItem } from '#library/queries/resource_details'

export const fileBase = (code: string, name: string) =>
  `/library/${code}/files/${encodeURIComponent(name)}`

/** Where what was made of a file is given out. */
export const madeBase = (code: string, name: string) => `${fileBase(code, name)}/made`

/** The address of a resource's file, one for each content: it may be kept for ever. */
export const fileAddress = (code: string, { name, sha256 }: Pick<FileItem, 'name' | 'sha256'>) =>
  `${fileBase(code, name)}?v=${blobVersion(sha256)}`
