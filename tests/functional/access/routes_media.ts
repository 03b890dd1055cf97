import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import Upload from '#media/models/upload'
import { PACKAGERS } from './packagers.js'
import type { RouteAccess, World } from './types.js'

/** An upload of the person who asks. */
const upload = async ({ personId }: World) => {
  const now = clock.now()
  const { id } = await Upload.create({
    ...{ id: newId(), personId, purpose: 'library.file', fileName: 'a.mp4', size: 10 },
    ...{ sha256: null, state: 'receiving', problem: null, kind: null, blobId: null, usedAt: null },
    ...{ createdAt: now, expiresAt: now.plus({ days: 1 }) },
  })
  return { id }
}

/** Administrators of the whole server too; here everybody is of one school. */
const SERVER = ['mirror_operator'] as const

export const mediaRoutes: RouteAccess[] = [
  { route: 'media.uploads.index', allow: 'signed_in' },
  { route: 'media.uploads.store', allow: PACKAGERS, query: { purpose: 'library.file' } },
  { route: 'media.uploads.update', allow: PACKAGERS, params: upload },
  { route: 'media.uploads.destroy', allow: PACKAGERS, params: upload },
  { route: 'media.preparations.index', allow: SERVER },
  { route: 'media.preparation_retries.store', allow: SERVER },
]
