import logger from '@adonisjs/core/services/logger'
import { hashFile } from '#media/keep'
import { receiveFile } from '#media/actions/receive_file'
import { arrivedBytes, arrivedFile, removeArrived } from '#media/uploads/store'
import Upload from '#media/models/upload'
import type { FileProblem } from '#media/types'

const settling = new Map<string, Promise<Upload>>()

/**
 * Makes of what has arrived whole a blob, or refuses it with a reason and removes it. Does nothing to an upload that
 * still arrives or that was settled. May be killed at any point and run again: the bytes stay where they arrived
 * until the row says what became of them.
 */
export function settleUpload(id: string): Promise<Upload> {
  const known = settling.get(id)
  if (known) return known
  const work = settle(id).finally(() => settling.delete(id))
  settling.set(id, work)
  return work
}

async function settle(id: string): Promise<Upload> {
  const upload = await Upload.findOrFail(id)
  if (upload.state !== 'receiving') {
    await removeArrived(id)
    return upload
  }
  if ((await arrivedBytes(id)) !== Number(upload.size)) return upload
  const path = await arrivedFile(id)
  if (!(await isAsSent(upload, path))) return refuse(upload, { code: 'hash_differs' })
  const outcome = await receiveFile(path, upload.fileName)
  if (!outcome.ok) {
    if (outcome.error.code !== 'virus_check_waits') return refuse(upload, outcome.error)
    // It stays as it arrived until the check answers: whoever takes it, or the sweeper, asks again.
    return upload.merge({ problem: outcome.error }).save()
  }
  const { blob, kind } = outcome.value
  await upload.merge({ state: 'kept', kind, blobId: blob.id, problem: null }).save()
  // Where the bucket does not answer now, the sweeper removes it with the upload.
  await removeArrived(id).catch((error) => logger.warn({ err: error }, 'an upload stays behind'))
  return upload
}

async function refuse(upload: Upload, problem: FileProblem) {
  await upload.merge({ state: 'refused', problem }).save()
  await removeArrived(upload.id)
  return upload
}

/** Asked once: what follows changes the bytes where they lie, and may be run again. */
async function isAsSent(upload: Upload, path: string) {
  if (!upload.sha256) return true
  const { sha256 } = await hashFile(path)
  if (sha256 !== upload.sha256) return false
  await upload.merge({ sha256: null }).save()
  return true
}
