import { resolve } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace restore`: puts a snapshot in place on an empty machine. */
export default class Restore extends BaseCommand {
  static commandName = 'restore'
  static description = 'Restore a snapshot: checks every hash, then fills database, files and keys'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The folder or s3://bucket/prefix with the snapshots' })
  declare from: string

  @flags.string({ description: 'The name of a snapshot; the newest without it' })
  declare snapshot?: string

  @flags.string({ description: 'Another data folder than DATA_DIR' })
  declare into?: string

  @flags.string({ description: 'Another database: a SQLite file or postgres://...' })
  declare database?: string

  @flags.boolean({ description: 'Also where there are data: they are put aside, not deleted' })
  declare replace: boolean

  @flags.boolean({ description: 'Only show which snapshots there are' })
  declare list: boolean

  async run() {
    const { sentenceOf, inBoth } = await import('#operations/backups/say')
    try {
      await this.#restore()
    } catch (error) {
      this.exitCode = 1
      const sentence = sentenceOf(error, 'km')
      if (!sentence) throw error
      this.logger.error(`${sentence}\n${sentenceOf(error, 'en')}`)
      this.logger.error(inBoth('backups.console.nothing_restored'))
    }
  }

  async #restore() {
    const { placeAt } = await import('#operations/backups/places/open_place')
    const { snapshotNames } = await import('#operations/backups/format/manifest')
    const { restoreHere } = await import('#operations/backups/restore_here')
    const place = placeAt(this.from)
    const names = await snapshotNames(place)
    if (this.list) return names.forEach((name) => this.logger.log(name))
    const lines = await restoreHere({
      place,
      name: this.snapshot ?? names[0],
      replace: this.replace,
      into: this.into && resolve(this.into),
      database: this.database,
      // Without a console nobody answers, and the process would end in silence.
      ask: () => (process.stdin.isTTY ? this.#askPassphrase() : Promise.resolve(undefined)),
    })
    for (const line of lines) this.logger.log(line)
  }

  #askPassphrase() {
    return this.prompt.secure('Passphrase of the backup · ពាក្យសម្ងាត់នៃច្បាប់ចម្លង')
  }
}
