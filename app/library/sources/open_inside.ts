import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { unpackedFolder } from '#shared/imports/import_files'
import { openZip, type FileTree } from '#library/sources/file_tree'
import type { ArchiveFile } from '#shared/archive/archive'

export type Inside = { tree: FileTree; close(): void }

/** An archive that lies in another one, or anywhere: copied beside the import once, and opened. */
export async function openInside(importId: string, file: ArchiveFile): Promise<Inside> {
  const folder = unpackedFolder(importId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const to = join(folder, createHash('sha1').update(`${file.path} ${file.size}`).digest('hex'))
  const standing = await stat(to).catch(() => undefined)
  if (standing?.size !== file.size) {
    await pipeline(await file.open(), createWriteStream(`${to}.new`, { mode: 0o600 }))
    await rename(`${to}.new`, to)
  }
  const tree = await openZip(to)
  return { tree, close: () => tree.close() }
}
