import { OperationsBackupPlaceSchema } from '#database/schema'
import type { PlaceConfig, PlaceKind, Schedule } from '#operations/types'

/** Where copies of the server go, and when. */
export default class BackupPlace extends OperationsBackupPlaceSchema {
  static table = 'operations_backup_places'
  static selfAssignPrimaryKey = true

  declare kind: PlaceKind
  declare schedule: Schedule
  declare config: PlaceConfig

  get keep() {
    return { daily: this.keepDaily, weekly: this.keepWeekly, monthly: this.keepMonthly }
  }
}
