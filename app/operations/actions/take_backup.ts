import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { JobCancelled } from '#shared/jobs/errors'
import Backup from '#operations/models/backup'
import { secretOf } from '#operations/backups/place_secret'
import { ownServer } from '#operations/backups/own_server'
import { openPlace } from '#operations/backups/places/open_place'
import { pruneSnapshots } from '#operations/backups/prune_snapshots'
import { codeOf } from '#operations/backups/say'
import { takeSnapshot, type TakeOptions } from '#operations/backups/take_snapshot'
import type BackupPlace from '#operations/models/backup_place'
import type { Place } from '#operations/backups/places/place'

type Options = { jobId?: string; progress?: TakeOptions['progress'] }

/** Takes a snapshot to one of the server's places, notes it, and removes those that the place's rule does not keep. */
export async function takeBackup(row: BackupPlace, { jobId, progress }: Options = {}) {
  const run = await begin(row, jobId)
  try {
    const place = await openPlace(row.config, secretOf(row))
    const { manifest, added } = await takeSnapshot({ ...(await ownServer()), place, progress })
    const packed = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
    await run
      .merge({
        ...{ state: manifest.blobs.missing.length > 0 ? 'gaps' : 'whole', name: manifest.name },
        ...{ rows: manifest.rows, blobs: manifest.blobs.count, added },
        ...{ bytes: packed + manifest.blobs.total, locked: manifest.keys.locked },
        ...{ error: null, finishedAt: clock.now() },
      })
      .save()
    await row.merge({ problem: null }).save()
    await prune(row, place)
    return { name: manifest.name, rows: manifest.rows, blobs: manifest.blobs.count, added, run }
  } catch (error) {
    const code = codeOf(error) ?? null
    const state = error instanceof JobCancelled ? 'cancelled' : 'failed'
    if (run.state === 'running') {
      await run.merge({ state, error: code, finishedAt: clock.now() }).save()
    }
    await row.merge({ problem: code }).save()
    throw error
  }
}

/** A job that goes on after a stop has its row already. */
async function begin(row: BackupPlace, jobId: string | undefined) {
  const standing = jobId ? await Backup.findBy('jobId', jobId) : null
  const run = standing ?? new Backup().fill({ id: newId(), jobId: jobId ?? null, locked: false })
  const fresh = { placeId: row.id, state: 'running' as const, startedAt: clock.now(), error: null }
  return run.merge({ ...fresh, finishedAt: null }).save()
}

async function prune(row: BackupPlace, place: Place) {
  const { removed } = await pruneSnapshots(place, row.keep)
  if (removed.length === 0) return
  await Backup.query()
    .where('placeId', row.id)
    .whereIn('name', removed)
    .update({ state: 'removed' })
}
