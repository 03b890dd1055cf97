import { resolve } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Applies one pack, or all that come with the code. */
export default class PacksApply extends BaseCommand {
  static commandName = 'packs:apply'
  static description = 'Apply content packs: all that come with the code, or the one in a folder'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The folder of one pack', required: false })
  declare folder?: string

  @flags.boolean({ description: 'Also the packs with demo people' })
  declare demo: boolean

  async run() {
    const { PackError } = await import('#shared/packs/pack_error')
    const { applyPack } = await import('#shared/packs/apply_pack')
    const { applyPacks } = await import('#shared/packs/apply_all')
    const { describePackError } = await import('#shared/packs/describe_error')
    try {
      const reports = this.folder
        ? [await applyPack(resolve(this.folder), { thorough: true })]
        : await applyPacks({ demo: this.demo, thorough: true })
      for (const { name, version, outcome, counts } of reports) {
        const words = Object.entries(counts).map(([noun, n]) => `${n} ${noun}`)
        this.logger.log(`${name} ${version}  ${outcome}  ${words.join(', ')}`)
      }
    } catch (error) {
      if (!(error instanceof PackError)) throw error
      this.exitCode = 1
      for (const line of describePackError(error, 'en')) this.logger.error(line)
      this.logger.error('Nothing of this pack was applied.')
    }
  }
}
