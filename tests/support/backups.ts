import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import Backup from '#operations/models/backup'
import BackupPlace from '#operations/models/backup_place'
import Drill from '#operations/models/drill'

/** A folder for copies. */
export function makePlace(folder: string, values: Partial<BackupPlace> = {}) {
  return BackupPlace.create({
    ...{ id: newId(), name: 'Disk in the office', kind: 'folder' as const, hour: 2, warnDays: 3 },
    ...{ config: { kind: 'folder' as const, folder }, schedule: 'daily' as const },
    ...{ keepDaily: 7, keepWeekly: 4, keepMonthly: 6, createdAt: clock.now(), ...values },
  })
}

/** A run of a backup as it stands afterwards. */
export function makeBackup(placeId: string, values: Partial<Backup> = {}) {
  const startedAt = values.startedAt ?? clock.now()
  return Backup.create({
    ...{ id: newId(), placeId, name: '20261122T080000Z-12345678', state: 'whole' as const },
    ...{ rows: 2892, blobs: 46, bytes: 512_000, added: 4096, locked: false, startedAt },
    ...{ finishedAt: startedAt.plus({ seconds: 12 }), ...values },
  })
}

export function makeDrill(placeId: string, values: Partial<Drill> = {}) {
  return Drill.create({
    ...{ id: newId(), placeId, snapshotName: '20261122T080000Z-12345678', passed: true },
    ...{ rows: 2892, blobs: 46, seconds: 9, at: clock.now(), ...values },
  })
}
