import { resolve } from 'node:path'
import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Says what is wrong with packs and what applying them would write; writes nothing. */
export default class PacksCheck extends BaseCommand {
  static commandName = 'packs:check'
  static description =
    'Check content packs: every bad row, and what would be written; writes nothing'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The folder of one pack', required: false })
  declare folder?: string

  async run() {
    const { readPack, readPacks } = await import('#shared/packs/read_pack')
    const { packsFolder } = await import('#shared/packs/apply_all')
    const { inspectPacks } = await import('#shared/packs/inspect_packs')
    const own = await readPacks(packsFolder)
    const packs = this.folder ? [await readPack(resolve(this.folder))] : own
    const others = own.filter((pack) => !packs.some(({ name }) => name === pack.name))
    const names = packs.map(({ name }) => name)
    for (const { pack, errors } of await inspectPacks([...packs, ...others])) {
      if (names.includes(pack.name)) await this.#report(pack.folder, errors)
    }
  }

  async #report(folder: string, errors: Error[]) {
    const { PackError, PackErrors } = await import('#shared/packs/pack_error')
    const { applyPack } = await import('#shared/packs/apply_pack')
    const { describePackError } = await import('#shared/packs/describe_error')
    const wrong = errors.filter((error) => error instanceof PackError)
    if (wrong.length === 0) {
      try {
        const { name, version, counts } = await applyPack(folder, { dryRun: true })
        const words = Object.entries(counts).map(([noun, n]) => `${n} ${noun}`)
        this.logger.success(`${name} ${version}  ${words.join(', ')}`)
        return
      } catch (error) {
        if (!(error instanceof PackError)) throw error
        wrong.push(error)
      }
    }
    this.exitCode = 1
    this.logger.error(`${folder}: ${wrong.length} wrong`)
    for (const line of describePackError(new PackErrors(wrong), 'en')) this.logger.log(`  ${line}`)
  }
}
