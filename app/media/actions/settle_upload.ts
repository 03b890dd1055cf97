import { receiveFile } from '#media/actions/receive_file'
import { arrivedBytes, arrivedFile, removeArrived } from '#media/uploads/store'
import Upload from '#media/models/upload'

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
  const outcome = await receiveFile(await arrivedFile(id), upload.fileName, upload.sha256)
  if (outcome.ok) {
    const { blob, kind } = outcome.value
    upload.merge({ state: 'kept', kind, blobId: blob.id })
  } else {
    upload.merge({ state: 'refused', problem: outcome.error })
  }
  await upload.save()
  await removeArrived(id)
  return upload
}
