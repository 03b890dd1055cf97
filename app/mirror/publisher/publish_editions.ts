import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { join } from 'node:path'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { fromJson } from '#shared/database/from_json'
import { transaction } from '#shared/database/transaction'
import { crashPoint, type CrashPoint } from '#mirror/crash_points'
import { objectStore } from '#mirror/store/objects'
import { makePublication, type Target } from '#mirror/trust/metadata'
import { keysInForce } from '#mirror/keys/manage_keys'
import { writeWhole, type OnlineKeys } from '#mirror/trust/key_ring'
import { revocationsObject, REVOCATIONS_PATH } from '#mirror/publisher/revocations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** After this many days a mirror that has nothing newer says that it is old. */
const STALE_DAYS = 60

/** Mirrors whose Tonle is older are told to update first. */
const OLDEST_APP = '0.1.0'

export const targetPath = (channel: string, profile: string) =>
  `editions/${channel}/${profile}.json`

type Publication = { id: string; version: number; targets: Target[] }

/**
 * Signs what is ready and publishes it (docs/protocols/mirror.md section 8): the targets are noted first, so that a run
 * that was killed is finished with the same bytes; the timestamp is written last.
 * @param editionId an edition that takes the place of the one before on its channel
 */
export async function publishEditions(editionId?: string): Promise<Publication> {
  const store = objectStore()
  const appKey = env.get('APP_KEY').release()
  const keys = await keysInForce({ root: store.root, appKey })
  const revocations = await revocationsObject()
  await store.putMany([revocations])
  const unfinished = await lastPublication()
  if (unfinished && !unfinished.publishedAt) await finish(unfinished, keys, store.root)
  const publication = await transaction((trx) => prepare(trx, revocations, editionId))
  crashPoint('publish.signed')
  await finish(publication, keys, store.root)
  return publication
}

/** The targets of the next version: those of the one before, with what changes. */
async function prepare(
  trx: TransactionClientContract,
  revocations: { name: string; bytes: Buffer; sequence: number },
  editionId?: string
): Promise<Publication> {
  const before = await lastPublication(trx)
  const targets = new Map((before?.targets ?? []).map((target) => [target.path, target]))
  targets.set(REVOCATIONS_PATH, {
    ...{ path: REVOCATIONS_PATH, name: revocations.name, size: revocations.bytes.length },
    custom: { sequence: revocations.sequence },
  })
  const editions = await trx
    .from('mirror_editions as e')
    .join('mirror_profiles as p', 'p.id', 'e.profile_id')
    .where((one) => {
      one.where('e.state', 'published')
      if (editionId) one.orWhere('e.id', editionId)
    })
    .whereNull('p.archived_at')
    .orderBy('e.sequence')
    .select('e.id', 'e.channel', 'e.sequence', 'e.name', 'e.size', 'p.code')
  const paths = new Set(editions.map(({ channel, code }) => targetPath(channel, code)))
  for (const path of targets.keys()) {
    if (path !== REVOCATIONS_PATH && !paths.has(path)) targets.delete(path)
  }
  for (const edition of editions) {
    const path = targetPath(edition.channel, edition.code)
    if (targets.get(path)?.name === edition.name) continue
    targets.set(path, targetOf(path, edition))
  }
  const row = {
    ...{ id: newId(), version: (before?.version ?? 0) + 1, revocations: revocations.sequence },
    ...{ targets: JSON.stringify([...targets.values()]), signed_at: sqlTime() },
  }
  await trx.table('mirror_publications').insert(row)
  return { id: row.id, version: row.version, targets: [...targets.values()] }
}

/** What is signed about an edition. */
export const targetOf = (
  path: string,
  edition: { name: string; size: unknown; sequence: unknown }
): Target => ({
  ...{ path, name: edition.name, size: Number(edition.size) },
  custom: {
    ...{ sequence: Number(edition.sequence), minAppVersion: OLDEST_APP },
    issuedAt: clock.now().toUTC().toISO()!,
    staleAfter: clock.now().plus({ days: STALE_DAYS }).toUTC().toISO()!,
  },
})

export async function lastPublication(client: TransactionClientContract | typeof db = db) {
  const row = await client.from('mirror_publications').orderBy('version', 'desc').first()
  if (!row) return undefined
  const targets = fromJson<Target[]>(row.targets)
  const { id, published_at: publishedAt } = row
  return { id: id as string, version: Number(row.version), targets, publishedAt }
}

const POINTS: CrashPoint[] = ['publish.targets', 'publish.snapshot', 'publish.timestamp']

async function finish({ id, version, targets }: Publication, keys: OnlineKeys, root: string) {
  const files = makePublication(version, targets, keys)
  for (const [n, { path, bytes }] of files.entries()) {
    await writeWhole(join(root, path), bytes)
    crashPoint(POINTS[n])
  }
  await transaction(async (trx) => {
    const now = sqlTime()
    await trx.from('mirror_publications').where('id', id).update({ published_at: now })
    const names = targets.map(({ name }) => name)
    await trx
      .from('mirror_editions')
      .where('state', 'published')
      .whereNotIn('name', names)
      .update({ state: 'replaced', replaced_at: now })
    await trx
      .from('mirror_editions')
      .whereIn('name', names)
      .where('state', 'built')
      .update({ state: 'published', published_at: now })
  })
  crashPoint('publish.recorded')
}
