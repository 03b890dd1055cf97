import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { clock } from '#shared/clock'
import { uploads } from '#config/uploads'
import { sqlTime } from '#shared/database/times'
import { discardUpload } from '#media/actions/discard_upload'
import { settleUpload } from '#media/actions/settle_upload'
import { arrivedBytes } from '#media/uploads/store'
import Upload from '#media/models/upload'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Settles what has arrived whole and was left by a crash, gives up what is over its time, and removes files that
 * belong to no upload. Returns how many were given up.
 */
export async function sweepUploads(): Promise<number> {
  const over = await Upload.query().where('expiresAt', '<', sqlTime()).limit(500)
  for (const upload of over) await discardUpload(upload)
  const open = await Upload.query().where('state', 'receiving').limit(500)
  for (const { id, size } of open) {
    if ((await arrivedBytes(id)) === Number(size)) await settleUpload(id)
  }
  await sweepFolder()
  return over.length
}

/** What was settled needs its pieces no more; what belongs to nothing goes when nobody can be about to name it. */
async function sweepFolder() {
  for (const name of await readdir(uploads.folder).catch(() => [])) {
    const path = join(uploads.folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    const isOld = clock.now().toMillis() - mtimeMs > DAY_MS
    const upload = await Upload.find(name.replace(/\.json$/, ''))
    if (upload ? upload.state !== 'receiving' : isOld) await rm(path, { force: true })
  }
}

/** Whether there is something to look after: asked before the job is started. */
export async function uploadsNeedCare(): Promise<boolean> {
  const names = await readdir(uploads.folder).catch(() => [])
  if (names.length > 0) return true
  // In a bucket nothing is seen of them here.
  const found = await Upload.query()
    .where('state', 'receiving')
    .orWhere('expiresAt', '<', sqlTime())
    .first()
  return found !== null
}
