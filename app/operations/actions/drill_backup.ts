import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDir } from '#config/data'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { JobCancelled, JobInterrupted, JobLost } from '#shared/jobs/errors'
import Drill from '#operations/models/drill'
import { SnapshotError, snapshotNames } from '#operations/backups/format/manifest'
import { passphrase } from '#operations/backups/own_server'
import { secretOf } from '#operations/backups/place_secret'
import { openPlace } from '#operations/backups/places/open_place'
import { restoreSnapshot, type RestoreOptions } from '#operations/backups/restore_snapshot'
import { codeOf } from '#operations/backups/say'
import type BackupPlace from '#operations/models/backup_place'

const STOPS = [JobCancelled, JobInterrupted, JobLost]

/**
 * The drill: restores the newest snapshot of a place into a temporary folder, as a SQLite database whatever this
 * server uses, with every check of a real restore. What came of it is kept with its day.
 */
export async function drillBackup(row: BackupPlace, progress?: RestoreOptions['progress']) {
  const from = performance.now()
  const folder = await mkdtemp(join(dataDir, 'restore-work-drill-'))
  const drill = new Drill().fill({ id: newId(), placeId: row.id, passed: false, at: clock.now() })
  try {
    const place = await openPlace(row.config, secretOf(row))
    const [name] = await snapshotNames(place)
    if (!name) throw new SnapshotError('no_snapshot', { place: place.name })
    drill.snapshotName = name
    const target = { kind: 'sqlite' as const, file: join(folder, 'main.sqlite3') }
    const { rows, blobs } = await restoreSnapshot({
      ...{ place, name, target, dataDir: folder, passphrase: passphrase(), progress },
    })
    drill.merge({ passed: true, rows, blobs })
  } catch (error) {
    if (STOPS.some((Stop) => error instanceof Stop)) throw error
    drill.problem = codeOf(error) ?? String((error as Error).message).slice(0, 200)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  drill.seconds = Math.round((performance.now() - from) / 1000)
  return drill.save()
}
