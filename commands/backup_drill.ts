import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace backup:drill`: restores the newest snapshot of each place into a temporary folder and notes the outcome. */
export default class BackupDrill extends BaseCommand {
  static commandName = 'backup:drill'
  static description = 'Try whether the newest snapshots can be restored'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: BackupPlace } = await import('#operations/models/backup_place')
    const { drillBackup } = await import('#operations/actions/drill_backup')
    const { inBoth } = await import('#operations/backups/say')
    const places = await BackupPlace.query().orderBy('createdAt')
    if (places.length === 0) {
      this.exitCode = 1
      return this.logger.error(inBoth('backups.console.no_place'))
    }
    for (const place of places) {
      const { passed, snapshotName, rows, blobs, seconds, problem } = await drillBackup(place)
      if (!passed) this.exitCode = 1
      const facts = { name: snapshotName ?? '-', rows: rows ?? 0, blobs: blobs ?? 0, seconds }
      const key = passed ? 'backups.console.drill_passed' : 'backups.console.drill_failed'
      this.logger.log(`${place.name}\n${inBoth(key, { ...facts, problem: problem ?? '' })}`)
    }
  }
}
