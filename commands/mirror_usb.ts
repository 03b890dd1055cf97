import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { translate as Translate } from '#shared/http/translate'

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

  @flags.string({ description: 'export: the code of a mirror; only what it lacks is written' })
  declare site?: string

  @flags.string({ description: 'export: the channel', default: 'everyone' })
  declare channel: string

  @flags.string({ description: 'export: a file with the names that the sticks before hold' })
  declare after?: string

  @flags.string({ description: 'export: writes the names of all sticks so far into this file' })
  declare list?: string

  @flags.number({ description: 'export: which stick of the edition this is', default: 1 })
  declare part: number

  async run() {
    if (this.step === 'export') return this.#export()
    if (this.step === 'import') return this.#import()
    this.exitCode = 1
    this.logger.error('export import')
  }

  async #export() {
    const { exportStick } = await import('#mirror/sticks/export_stick')
    const { stickErrorOf } = await import('#mirror/sticks/stick_error')
    const before = this.after ? await readFile(this.after, 'utf8') : ''
    const has = new Set(before.split('\n').filter(Boolean))
    try {
      const what = (this.site && (await this.#forSite(has))) || {
        ...{ channel: this.channel, profile: this.profile ?? '' },
      }
      const { label, written, left } = await exportStick({
        ...{ mount: this.folder, ...what, has, part: this.part },
      })
      for (const key of written) has.add(key)
      if (this.list) await writeFile(this.list, [...has].join('\n'))
      this.logger.log(await this.#say(label.isProven ? 'proven' : 'unproven', written.length))
      if (left.length > 0) this.logger.log(await this.#say('next_stick', left.length))
    } catch (error) {
      const known = stickErrorOf(error)
      if (!known) throw error
      this.exitCode = 1
      this.logger.error(
        await this.#both((locale, translate) =>
          translate(locale, `mirror_sticks.errors.${known.code}`)
        )
      )
    }
  }

  /** What it has by its words, also by those on this very stick. */
  async #forSite(has: Set<string>) {
    const { default: Site } = await import('#mirror/models/site')
    const { default: Profile } = await import('#mirror/models/profile')
    const { readNotes } = await import('#mirror/sticks/read_notes')
    const { heldBySite } = await import('#mirror/sticks/stick_lists')
    const { StickError } = await import('#mirror/sticks/stick_error')
    const { STICK_FOLDER } = await import('#mirror/sticks/stick_label')
    await readNotes(join(this.folder, STICK_FOLDER), null)
    const site = await Site.query().where({ code: this.site!, state: 'active' }).first()
    if (!site) throw new StickError('not_published')
    for (const name of await heldBySite(site)) has.add(name)
    const { code } = await Profile.findOrFail(site.profileId)
    return { channel: site.channel, profile: code }
  }

  async #import() {
    const { default: Origin } = await import('#mirror/models/origin')
    const { contactFolder } = await import('#mirror/edge/contact')
    const { FolderSource } = await import('#mirror/edge/folder_source')
    const { takeHome } = await import('#mirror/sticks/take_home')
    const { STICK_FOLDER } = await import('#mirror/sticks/stick_label')
    const origin = await Origin.query().where('state', 'active').first()
    if (!origin) {
      this.exitCode = 1
      return this.logger.error(await this.#say('errors.follows_nobody'))
    }
    const folder = join(this.folder, STICK_FOLDER)
    const { outcome, objects } = await contactFolder(origin.id, new FolderSource(folder, 'stick'), {
      home: async (_, { note }) => (note === 'refused' ? null : takeHome(origin.id, folder)),
    })
    this.logger.log(await this.#say(`outcomes.${outcome}`, objects))
    if (outcome === 'refused' || outcome === 'failed') this.exitCode = 1
  }

  #say(key: string, count = 0) {
    return this.#both((locale, translate) => translate(locale, `mirror.usb.${key}`, { count }))
  }

  /** A sentence in both languages. */
  async #both(say: (locale: 'km' | 'en', t: typeof Translate) => string) {
    const { translate } = await import('#shared/http/translate')
    return (['km', 'en'] as const).map((locale) => say(locale, translate)).join('\n')
  }
}
