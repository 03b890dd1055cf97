import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newId } from '#shared/ids'
import { blobPath, incomingPath } from '#media/blob_path'

type Given = { sha256: string; size: number; from: string }

/**
 * Puts files that were checked and synced already into the places of blobs: as a second name of the same bytes, as a
 * copy where the disk knows no links. Folders are synced once each. Call it before the transaction of `writeBlobs`.
 */
export async function linkBlobs(blobs: Given[]) {
  await mkdir(incomingPath(), { recursive: true })
  const folders = new Set<string>()
  for (const { sha256, size, from } of blobs) {
    const to = blobPath(sha256)
    if (await hasSize(to, size)) continue
    await mkdir(dirname(to), { recursive: true })
    await rm(to, { force: true })
    await link(from, to).catch(() => copyTo(from, to))
    // A power cut forgets new names of folders too.
    for (const folder of [to, dirname(to), dirname(dirname(to))]) folders.add(dirname(folder))
  }
  for (const folder of folders) await syncFolder(folder)
}

async function copyTo(from: string, to: string) {
  const incoming = incomingPath(newId())
  try {
    await copyFile(from, incoming, constants.COPYFILE_FICLONE)
    const file = await open(incoming, 'r+')
    await file.sync()
    await file.close()
    await rename(incoming, to)
  } finally {
    await rm(incoming, { force: true })
  }
}

const hasSize = (path: string, size: number) =>
  stat(path).then(
    (found) => found.size === size,
    () => false
  )

async function syncFolder(path: string) {
  const folder = await open(path)
  await folder.sync().catch(() => undefined)
  await folder.close()
}
