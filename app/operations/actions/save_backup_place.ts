import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import BackupPlace from '#operations/models/backup_place'
import { sealSecret } from '#operations/backups/place_secret'
import type { Actor } from '#shared/actor'
import type { PlaceConfig, Schedule } from '#operations/types'

export type PlaceInput = {
  name: string
  config: PlaceConfig
  /** Left out, the one that is there stays. */
  secret?: string
  schedule: Schedule
  hour: number
  keepDaily: number
  keepWeekly: number
  keepMonthly: number
  warnDays: number
}

/** Adds a place for backups, or changes one. */
export function saveBackupPlace(actor: Actor, input: PlaceInput, standing?: BackupPlace) {
  return transaction(async (trx) => {
    const { secret, ...values } = input
    const place =
      standing ?? new BackupPlace().fill({ id: newId(), secret: null, createdAt: clock.now() })
    place.useTransaction(trx)
    place.merge({ ...values, kind: input.config.kind, problem: null })
    if (secret) place.secret = sealSecret(secret)
    await place.save()
    await audit(trx, actor, {
      verb: 'operations.backup_place_saved',
      subject: { type: 'backup_place', id: place.id },
      after: { name: place.name, kind: place.kind, schedule: place.schedule },
    })
    return place
  })
}

/** Forgets a place; what was kept there stays. */
export function removeBackupPlace(actor: Actor, place: BackupPlace) {
  return transaction(async (trx) => {
    await place.useTransaction(trx).delete()
    await audit(trx, actor, {
      verb: 'operations.backup_place_removed',
      subject: { type: 'backup_place', id: place.id },
      before: { name: place.name, kind: place.kind },
    })
  })
}
