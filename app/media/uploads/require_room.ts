import { mkdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { instant } from '#shared/database/instant'
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
    .select('id', 'person_id', 'size', 'created_at')
  const own = open.filter(({ person_id: owner }) => owner === personId)
  if (own.length >= uploads.mostOpen) {
    throw new UploadRefusal(429, 'too_many', { most: uploads.mostOpen })
  }
  await mkdir(dataDir, { recursive: true })
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize - uploads.reserve
  const promised = own.reduce((sum, one) => sum + Number(one.size), 0)
  const coming = await stillComing(open)
  if (coming + size > free || promised + size > Math.max(free, uploads.limit * 3)) {
    throw new UploadRefusal(507, 'no_room', { needed: Math.ceil(size / MB) })
  }
}

/** What others were promised lately and have not sent yet; what somebody left days ago keeps nobody out. */
async function stillComing(open: { id: string; size: number; created_at: unknown }[]) {
  const lately = clock.now().minus({ days: 1 })
  let bytes = 0
  for (const { id, size, created_at: at } of open) {
    if (instant(at)! < lately.toJSDate()) continue
    const arrived = await stat(join(uploads.folder, id)).catch(() => ({ size: 0 }))
    bytes += Math.max(0, Number(size) - arrived.size)
  }
  return bytes
}
