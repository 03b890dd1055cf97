import { link, stat, utimes } from 'node:fs/promises'
import { clock } from '#shared/clock'
import { mediaTypeOf } from '#media/media_type'
import { storeBlob } from '#media/actions/store_blob'
import { hashFile, keepBytes, standingBlob, syncFile } from '#media/keep'
import type Blob from '#media/models/blob'

/**
 * Makes a blob of a file without copying it where it lies on the same disk: the same bytes under two names. The file
 * itself stays; whoever made it removes it once everything that needs it is written. May run again after a crash.
 */
export async function adoptFile(path: string, name = ''): Promise<Blob> {
  await syncFile(path)
  const bytes = await hashFile(path)
  const standing = await standingBlob(bytes)
  if (standing) return standing
  const now = clock.now().toJSDate()
  // The collector takes files without a row for abandoned once they are old.
  await utimes(path, now, now)
  const mediaType = await mediaTypeOf(path, name)
  try {
    return await keepBytes(bytes, mediaType, (to) => place(path, to))
  } catch (error) {
    // Another disk, or one that knows no links.
    if ((error as NodeJS.ErrnoException).syscall !== 'link') throw error
    return storeBlob(path, name)
  }
}

/** An earlier run may have been killed after the link. */
async function place(from: string, to: string) {
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    const [here, there] = [await stat(from), await stat(to).catch(() => undefined)]
    if (error.code === 'EEXIST' && here.size === there?.size) return
    throw error
  })
}
