import DrillBackup from '#operations/jobs/drill_backup'
import LookAfterBackups from '#operations/jobs/look_after_backups'
import RebuildSearchIndex from '#operations/jobs/rebuild_search_index'
import TakeBackup from '#operations/jobs/take_backup'
import { operationsEntries } from '#operations/administration'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  jobs: [RebuildSearchIndex, TakeBackup, DrillBackup, LookAfterBackups],
  schedules: [{ job: LookAfterBackups, when: { everyMinutes: 15 } }],
  notifications: [{ kind: 'operations.backup_old', urgent: true }],
  administration: operationsEntries,
} satisfies Subscriptions
