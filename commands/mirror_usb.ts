import { readFile } from 'node:fs/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace mirror:usb export <folder>` writes an edition onto a stick; `import` takes what a stick holds. */
export default class MirrorUsb extends BaseCommand {
  static commandName = 'mirror:usb'
  static description = 'Editions on sticks: export (on the origin), import (on the mirror)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'export or import' })
  declare step: string

  @args.string({ description: 'Where the stick is mounted' })
  declare folder: string

  @flags.string({ description: 'export: the code of the profile' })
  declare profile?: string

  @flags.string({ description: 'export: the channel', default: 'everyone' })
  declare channel: string

  @flags.string({ description: 'export: a file with the names that the stick before holds' })
  declare after?: string

  @flags.number({ description: 'export: which stick of the edition this is', default: 1 })
  declare part: number

  async run() {
    if (this.step === 'export') return this.#export()
    if (this.step === 'import') return this.#import()
    this.exitCode = 1
    this.logger.error('export import')
  }

  async #export() {
    const { exportStick, StickError } = await import('#mirror/sticks/export_stick')
    const before = this.after ? await readFile(this.after, 'utf8') : ''
    try {
      const { label, written, left, tooLarge } = await exportStick({
        ...{ mount: this.folder, channel: this.channel, profile: this.profile ?? '' },
        ...{ has: new Set(before.split('\n').filter(Boolean)), part: this.part },
      })
      this.logger.log(await this.#say(label.isProven ? 'proven' : 'unproven', written.length))
      if (left.length > 0) this.logger.log(await this.#say('next_stick', left.length))
      if (tooLarge.length > 0) this.logger.log(await this.#say('too_large', tooLarge.length))
    } catch (error) {
      if (!(error instanceof StickError)) throw error
      this.exitCode = 1
      this.logger.error(await this.#say(`errors.${error.code}`))
    }
  }

  async #import() {
    const { join } = await import('node:path')
    const { default: Origin } = await import('#mirror/models/origin')
    const { contactFolder } = await import('#mirror/edge/contact')
    const { FolderSource } = await import('#mirror/edge/folder_source')
    const { STICK_FOLDER } = await import('#mirror/sticks/stick_label')
    const origin = await Origin.query().where('state', 'active').first()
    if (!origin) {
      this.exitCode = 1
      return this.logger.error(await this.#say('errors.follows_nobody'))
    }
    const source = new FolderSource(join(this.folder, STICK_FOLDER), 'stick')
    const { outcome, objects } = await contactFolder(origin.id, source)
    this.logger.log(await this.#say(`outcomes.${outcome}`, objects))
    if (outcome === 'refused' || outcome === 'failed') this.exitCode = 1
  }

  /** A sentence in both languages. */
  async #say(key: string, count = 0) {
    const { translate } = await import('#shared/http/translate')
    return (['km', 'en'] as const)
      .map((locale) => translate(locale, `mirror.usb.${key}`, { count }))
      .join('\n')
  }
}
