import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from '#mirror/store/objects'
import { StickError } from '#mirror/sticks/stick_error'

/**
 * The folder `path` below `root`, made where it is missing. What looks like a folder of a stick and leads elsewhere (a link on
 * ext4) is refused: nobody lets this server write where the stick wants. @throws StickError
 */
export async function ownFolder(root: string, path: string) {
  let folder = root
  for (const part of path.split('/').filter((one) => one !== '' && one !== '.')) {
    folder = join(folder, part)
    const facts = await lstat(folder).catch(() => undefined)
    if (!facts) await mkdir(folder)
    else if (!facts.isDirectory()) throw new StickError('strange_folder')
  }
  return folder
}

/** Writes a small file below a stick's folder so that it is there whole or not at all. */
export async function writeWhole(root: string, path: string, bytes: Uint8Array) {
  const folder = await ownFolder(root, dirname(path))
  const to = join(folder, basename(path))
  const tmp = `${to}.tmp`
  await rm(tmp, { force: true })
  try {
    // Follows no link: it must not be there.
    const file = await open(tmp, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(tmp, to)
    await syncFolder(folder)
  } finally {
    await rm(tmp, { force: true }).catch(() => {})
  }
}
