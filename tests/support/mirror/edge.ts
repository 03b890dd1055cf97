import db from '@adonisjs/lucid/services/db'
import { rm } from 'node:fs/promises'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { dataPath } from '#config/data'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'
import { receive, type ReceiveOptions } from '#mirror/edge/receive'
import { FolderSource } from '#mirror/edge/folder_source'
import { emptyContent, encodeAll } from '#tests/support/mirror/rows'
import type { FolderOrigin } from '#tests/support/mirror/folder_origin'

/** This server follows that origin. */
export async function follow(origin: FolderOrigin, more: Partial<Origin> = {}) {
  const now = clock.now()
  return Origin.create({
    ...{ id: newId(), name: 'The ministry', state: 'active', root: origin.root },
    ...{ channel: origin.channel, profile: origin.profile, publicKey: '', secretKey: '' },
    ...{ peers: [], createdAt: now, updatedAt: now },
    ...more,
  })
}

/** Forgets content, blobs and objects, as if this were another server that knows nothing yet. */
export async function becomeEmpty() {
  for (const noun of ['sites', 'publications', 'editions', 'plans', 'profiles', 'revocations']) {
    await db.from(`mirror_${noun}`).delete()
  }
  await emptyContent()
  await db.from('media_derivatives').delete()
  await db.from('media_blobs').delete()
  for (const folder of ['blobs', 'mirror']) {
    await rm(dataPath(folder), { recursive: true, force: true })
  }
}

/** Publishes all that is offered here and forgets it again. */
export async function publishAll(origin: FolderOrigin, picked?: string[], custom = {}) {
  const encoded = await encodeAll(picked && { library_resources: picked })
  await origin.publish(encoded, custom)
  return encoded
}

export const fromFolder = (origin: Origin, folder: FolderOrigin | string, more?: ReceiveOptions) =>
  receive(
    origin.id,
    new FolderSource(typeof folder === 'string' ? folder : folder.folder, 'stick'),
    more
  )

export const receivedRows = async () =>
  (await Received.query().orderBy('sequence')).map(({ sequence, state, note }) => ({
    ...{ sequence, state, note },
  }))

export const resourceStates = async () =>
  Object.fromEntries(
    (await db.from('library_resources').select('id', 'state')).map((row) => [row.id, row.state])
  )

/**
 * Forgets content, blobs and objects, but neither keys nor mirrors: the same server plays the origin and the school.
 * @param withObjects false where an origin goes on serving them
 */
export async function loseContent(withObjects = true) {
  await emptyContent(({ table }) => /^(library|media|runtime)_/.test(table))
  await db.from('media_derivatives').delete()
  await db.from('media_blobs').delete()
  await rm(dataPath('blobs'), { recursive: true, force: true })
  if (withObjects) await rm(dataPath('mirror', 'objects'), { recursive: true, force: true })
}
