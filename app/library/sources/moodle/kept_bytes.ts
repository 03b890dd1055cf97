import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unpackedFolder } from '#shared/imports/import_files'
import type { EntryFile } from '#library/sources/types'

/** Keeps bytes that were made of a source beside the import until they are fetched. */
export type KeepBytes = (
  name: string,
  bytes: Buffer,
  role?: EntryFile['role']
) => Promise<EntryFile>

const PREFIX = 'made:'

export const keptBytes =
  (importId: string): KeepBytes =>
  async (name, bytes, role = 'main') => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const folder = unpackedFolder(importId)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${sha256}.new`), bytes, { mode: 0o600 })
    await rename(join(folder, `${sha256}.new`), join(folder, sha256))
    return {
      ...{ role, name, path: `${PREFIX}${sha256}`, size: bytes.length },
      ...{ print: `sha256:${sha256}`, language: null },
    }
  }

/** Such bytes again; undefined where the path is none of theirs. */
export function openKept(importId: string, path: string) {
  const [, sha256] = /^made:([0-9a-f]{64})$/.exec(path) ?? []
  return sha256 ? createReadStream(join(unpackedFolder(importId), sha256)) : undefined
}
