import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace backup`: a snapshot of database, files and keys, also while the server serves. */
export default class Backup extends BaseCommand {
  static commandName = 'backup'
  static description = 'Take a snapshot of database, files and keys; the server may go on serving'
  static options: CommandOptions = { startApp: true }

  @flags.string({
    description: 'A folder or s3://bucket/prefix; without it, all places of /backups',
  })
  declare to?: string

  async run() {
    const { sentenceOf, inBoth } = await import('#operations/backups/say')
    try {
      if (this.to) await this.#take(this.to)
      else await this.#takeAll()
    } catch (error) {
      this.exitCode = 1
      const sentence = sentenceOf(error, 'km')
      if (!sentence) throw error
      this.logger.error(`${sentence}\n${sentenceOf(error, 'en')}`)
      this.logger.error(inBoth('backups.console.nothing_taken'))
    }
  }

  async #take(to: string) {
    const { placeAt } = await import('#operations/backups/places/open_place')
    const { ownServer } = await import('#operations/backups/own_server')
    const { takeSnapshot } = await import('#operations/backups/take_snapshot')
    const { tellTaken } = await import('#operations/backups/tell')
    const place = placeAt(to)
    this.logger.log(tellTaken(await takeSnapshot({ ...(await ownServer()), place }), place.name))
  }

  async #takeAll() {
    const { default: BackupPlace } = await import('#operations/models/backup_place')
    const { takeBackup } = await import('#operations/actions/take_backup')
    const { inBoth, sentenceOf } = await import('#operations/backups/say')
    const places = await BackupPlace.query().orderBy('createdAt')
    if (places.length === 0) {
      this.exitCode = 1
      return this.logger.error(inBoth('backups.console.no_place'))
    }
    let taken = 0
    for (const place of places) {
      try {
        const { name } = await takeBackup(place)
        this.logger.log(`${place.name}: ${name}`)
        taken += 1
      } catch (error) {
        // One disk that is not there does not keep the copies from the others.
        if (!sentenceOf(error, 'km')) throw error
        this.exitCode = 1
        this.logger.error(`${place.name}: ${sentenceOf(error, 'km')}\n${sentenceOf(error, 'en')}`)
      }
    }
    if (taken === 0) this.logger.error(inBoth('backups.console.nothing_taken'))
  }
}
