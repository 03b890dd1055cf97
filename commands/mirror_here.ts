import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace mirror:here` says what this mirror holds; `./ace mirror:here return` goes back to the edition before. */
export default class MirrorHere extends BaseCommand {
  static commandName = 'mirror:here'
  static description = 'What this mirror holds; return: the edition before, or the newer one again'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'return, or nothing', required: false })
  declare step?: string

  async run() {
    const { default: Origin } = await import('#mirror/models/origin')
    const { default: Received } = await import('#mirror/models/received')
    const { comingOf } = await import('#mirror/edge/health')
    const origin = await Origin.query().where('state', 'active').first()
    if (!origin) return this.#fail('none')
    if (this.step === 'return') return this.#return(origin.id)
    const current = origin.currentId ? await Received.find(origin.currentId) : null
    const previous = origin.previousId ? await Received.find(origin.previousId) : null
    const coming = await comingOf(origin)
    const date = current?.issuedAt?.toISODate() ?? '–'
    if (current) await this.#say('holds', { number: current.sequence, date })
    if (previous) await this.#say('previous', { number: previous.sequence })
    if (coming) {
      await this.#say('coming', { number: coming.sequence, count: coming.missingObjects })
    }
  }

  async #return(originId: string) {
    const { returnToPrevious, SwitchRefused } = await import('#mirror/edge/switch_edition')
    const { default: Origin } = await import('#mirror/models/origin')
    const { default: Received } = await import('#mirror/models/received')
    try {
      await returnToPrevious(originId)
    } catch (error) {
      if (!(error instanceof SwitchRefused)) throw error
      return this.#fail('no_previous')
    }
    const { currentId } = await Origin.findOrFail(originId)
    const { sequence } = await Received.findOrFail(currentId)
    await this.#say('returned', { number: sequence })
  }

  async #fail(key: string) {
    this.exitCode = 1
    await this.#say(key)
  }

  /** A sentence in both languages. */
  async #say(key: string, data: Record<string, string | number> = {}) {
    const { translate } = await import('#shared/http/translate')
    for (const locale of ['km', 'en'] as const) {
      this.logger.log(translate(locale, `mirror_here.command.${key}`, data))
    }
  }
}
