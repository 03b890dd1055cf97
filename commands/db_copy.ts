import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace db:copy`: moves everything from SQLite to PostgreSQL, or back. */
export default class DbCopy extends BaseCommand {
  static commandName = 'db:copy'
  static description = 'Copy every row into an empty database of the same or the other kind'
  static options: CommandOptions = { startApp: true }

  @flags.string({
    description: '`sqlite` (the file in DATA_DIR), a SQLite file, or postgres://...',
  })
  declare from: string

  @flags.string({ description: 'The empty database: the same kinds of address' })
  declare to: string

  async run() {
    const { inBoth, sentenceOf } = await import('#operations/backups/say')
    const { copyDatabase } = await import('#operations/backups/copy_database')
    const { storeAddress, storeName } = await import('#operations/backups/stores/open_store')
    if (!this.from || !this.to) {
      this.exitCode = 1
      return this.logger.error(
        './ace db:copy --from=sqlite --to=postgres://user:password@host:5432/tonle'
      )
    }
    const [from, to] = [storeAddress(this.from), storeAddress(this.to)]
    this.logger.log(`${storeName(from)}  →  ${storeName(to)}`)
    try {
      const tables = await copyDatabase(from, to)
      for (const { name, rows, sum } of tables) {
        this.logger.log(
          `  ${name.padEnd(34)} ${String(rows).padStart(9)} = ${rows}  ${sum.slice(0, 16)}`
        )
      }
      const rows = tables.reduce((all, table) => all + table.rows, 0)
      this.logger.log(inBoth('backups.console.copied', { tables: tables.length, rows }))
    } catch (error) {
      this.exitCode = 1
      const sentence = sentenceOf(error, 'km')
      if (!sentence) throw error
      this.logger.error(`${sentence}\n${sentenceOf(error, 'en')}`)
      this.logger.error(inBoth('backups.console.nothing_copied'))
    }
  }
}
