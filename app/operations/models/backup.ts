import { OperationsBackupSchema } from '#database/schema'
import type { BackupState } from '#operations/types'

/** One run of a backup, and the snapshot that came of it. */
export default class Backup extends OperationsBackupSchema {
  static table = 'operations_backups'
  static selfAssignPrimaryKey = true

  declare state: BackupState
}
