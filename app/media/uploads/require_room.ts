import { mkdir, statfs } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { dataDir } from '#config/data'
import { uploads } from '#config/uploads'
import { UploadRefusal } from '#media/uploads/refusal'

const MB = 1024 ** 2

/**
 * Refuses an upload before its first byte: one that is too large, that the disk has no room for beside those that
 * are under way, or by someone who has too many under way.
 * @throws UploadRefusal
 */
export async function requireRoom(personId: string, size: number) {
  if (!Number.isSafeInteger(size) || size <= 0) throw new UploadRefusal(400, 'empty')
  if (size > uploads.limit) {
    throw new UploadRefusal(413, 'too_large', { most: Math.floor(uploads.limit / MB) })
  }
  const open = await db
    .from('media_uploads')
    .where('state', 'receiving')
    .select('person_id', 'size')
  const own = open.filter(({ person_id: owner }) => owner === personId)
  if (own.length >= uploads.mostOpen) {
    throw new UploadRefusal(429, 'too_many', { most: uploads.mostOpen })
  }
  await mkdir(dataDir, { recursive: true })
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize - uploads.reserve
  const promised = own.reduce((sum, one) => sum + Number(one.size), 0)
  if (size > free || promised + size > Math.max(free, uploads.limit * 3)) {
    throw new UploadRefusal(507, 'no_room', { needed: Math.ceil(size / MB) })
  }
}
