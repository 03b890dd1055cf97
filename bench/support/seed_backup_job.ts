import db from '@adonisjs/lucid/services/db'
import { dataDir } from '#config/data'
import { SYSTEM } from '#shared/actor'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import BackupPlace from '#operations/models/backup_place'
import { startBackup } from '#operations/actions/start_backup'

/** A backup that the server itself takes, as a scheduled one, some time after it was started. */
export async function seedBackupJob(seconds: number) {
  const folder = `${dataDir}-copies`
  const place = await BackupPlace.create({
    ...{ id: newId(), name: 'Disk', kind: 'folder', config: { kind: 'folder', folder } },
    ...{ schedule: 'off', hour: 0, keepDaily: 7, keepWeekly: 0, keepMonthly: 0, warnDays: 3 },
    createdAt: clock.now(),
  })
  await startBackup(SYSTEM, place)
  await db
    .from('shared_outbox')
    .where('kind', 'shared.job_queued')
    .update({ next_at: sqlTime(clock.now().plus({ seconds })) })
  return folder
}
