import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import DrillBackup from '#operations/jobs/drill_backup'
import TakeBackup from '#operations/jobs/take_backup'
import type { Actor } from '#shared/actor'
import type BackupPlace from '#operations/models/backup_place'

/** Starts a backup to the place and returns the id of the job. */
export function startBackup(actor: Actor, place: BackupPlace): Promise<string> {
  return transaction(async (trx) => {
    const id = await startJob(trx, actor, TakeBackup, { placeId: place.id })
    const subject = { type: 'backup_place', id: place.id }
    await audit(trx, actor, { verb: 'operations.backup_started', subject })
    return id
  })
}

/** Starts a drill with the newest snapshot of the place and returns the id of the job. */
export function startDrill(actor: Actor, place: BackupPlace): Promise<string> {
  return transaction(async (trx) => {
    const id = await startJob(trx, actor, DrillBackup, { placeId: place.id })
    const subject = { type: 'backup_place', id: place.id }
    await audit(trx, actor, { verb: 'operations.drill_started', subject })
    return id
  })
}
