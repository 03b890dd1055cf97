import { clock } from '#shared/clock'
import { uploads } from '#config/uploads'
import { requireRoom } from '#media/uploads/require_room'
import Upload from '#media/models/upload'

type Promised = { id: string; size: number; fileName: string; sha256: string | null }

const SHA256 = /^[0-9a-f]{64}$/
const HIDDEN = /[\p{C}\u202A-\u202E\u2066-\u2069]/gu

/** Notes a file that is about to arrive in pieces. Whether the person may send it was decided before. */
export async function beginUpload(personId: string, purpose: string, promised: Promised) {
  await requireRoom(personId, promised.size)
  const now = clock.now()
  const last = promised.fileName.normalize('NFC').replaceAll(HIDDEN, '').split(/[\\/]/).pop()!
  const upload = await Upload.create({
    ...{ id: promised.id, personId, purpose, size: promised.size, state: 'receiving' },
    fileName: last.trim().slice(-200) || 'file',
    sha256: promised.sha256 && SHA256.test(promised.sha256) ? promised.sha256 : null,
    ...{ problem: null, kind: null, blobId: null, usedAt: null },
    ...{ createdAt: now, expiresAt: now.plus({ days: uploads.days }) },
  })
  return upload
}
