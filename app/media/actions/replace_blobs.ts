import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newId } from '#shared/ids'
import { syncFile } from '#media/keep'
import { blobPath, incomingPath } from '#media/blob_path'

/** Puts right bytes in the place of files that the disk has spoiled. Who reads one of them meanwhile reads on. */
export async function replaceBlobs(blobs: { sha256: string; from: string }[]) {
  for (const { sha256, from } of blobs) {
    const aside = incomingPath(newId())
    await mkdir(dirname(aside), { recursive: true })
    await mkdir(dirname(blobPath(sha256)), { recursive: true })
    try {
      await link(from, aside).catch(() => copyFile(from, aside))
      await syncFile(aside)
      await rename(aside, blobPath(sha256))
    } finally {
      await rm(aside, { force: true })
    }
  }
}
