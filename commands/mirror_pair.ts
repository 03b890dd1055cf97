import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const ASKED = 'tonle-pairing.json'
const ANSWERED = 'tonle-paired.json'
const LIMIT = 256 * 1024

/** `./ace mirror:pair`: a server becomes a mirror of another; what both say travels in a folder, such as a stick. */
export default class MirrorPair extends BaseCommand {
  static commandName = 'mirror:pair'
  static description = 'Pairing: ask (on the mirror), accept (on the origin), take (on the mirror)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'ask, accept or take' })
  declare step: string

  @args.string({ description: 'The folder of the stick' })
  declare folder: string

  @flags.string({ description: 'accept: the code that the mirror shows' })
  declare code?: string

  @flags.string({ description: 'accept: the code of the institution' })
  declare institution?: string

  @flags.string({ description: 'accept: the code of the profile' })
  declare profile?: string

  @flags.string({ description: 'accept: the code of the mirror in whose place it comes' })
  declare replaces?: string

  async run() {
    const { PairingError } = await import('#mirror/pairing/accept_pairing')
    try {
      if (this.step === 'ask') return await this.#ask()
      if (this.step === 'accept') return await this.#accept()
      if (this.step === 'take') return await this.#take()
      this.#fail('ask accept take')
    } catch (error) {
      if (!(error instanceof PairingError)) throw error
      this.#fail(await this.#say(`errors.${error.code}`))
    }
  }

  async #ask() {
    const { askToPair, fingerprint } = await import('#mirror/pairing/ask_to_pair')
    const request = await askToPair()
    await writeFile(join(this.folder, ASKED), JSON.stringify(request))
    const facts = { code: request.code, key: fingerprint(request.publicKey) }
    this.logger.log(await this.#say('asked', facts))
  }

  async #accept() {
    const { default: env } = await import('#start/env')
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { acceptPairing, PairingError } = await import('#mirror/pairing/accept_pairing')
    const { SYSTEM } = await import('#shared/actor')
    const find = (table: string, code = '') => db.from(table).where('code', code).first()
    const institution = await db
      .from('institutions')
      .where('emis_code', this.institution ?? '')
      .orWhere('location_code', this.institution ?? '')
      .first()
    const profile = await find('mirror_profiles', this.profile)
    const replaced = this.replaces ? await find('mirror_sites', this.replaces) : undefined
    if (!institution || !profile || (this.replaces && !replaced)) {
      throw new PairingError('unknown_code')
    }
    const answer = await acceptPairing(SYSTEM, await this.#read(ASKED), {
      ...{ institutionId: institution.id, profileId: profile.id, code: this.code ?? '' },
      origin: { name: institution.name_km ?? this.institution, url: env.get('APP_URL') },
      replaces: replaced?.id,
    })
    await writeFile(join(this.folder, ANSWERED), JSON.stringify(answer))
    this.logger.log(await this.#say('accepted', { code: answer.code }))
  }

  async #take() {
    const { takeAnswer } = await import('#mirror/pairing/take_answer')
    const { SYSTEM } = await import('#shared/actor')
    const origin = await takeAnswer(SYSTEM, await this.#read(ANSWERED))
    this.logger.log(await this.#say('taken', { url: origin.url ?? '', profile: origin.profile }))
  }

  async #read(file: string): Promise<unknown> {
    const { PairingError } = await import('#mirror/pairing/accept_pairing')
    try {
      const bytes = await readFile(join(this.folder, file))
      if (bytes.length > LIMIT) throw new Error('too long')
      return JSON.parse(bytes.toString())
    } catch {
      throw new PairingError('bad_request')
    }
  }

  /** A sentence in both languages. */
  async #say(key: string, data: Record<string, string> = {}) {
    const { translate } = await import('#shared/http/translate')
    return (['km', 'en'] as const)
      .map((locale) => translate(locale, `mirror.pairing.${key}`, data))
      .join('\n')
  }

  #fail(text: string) {
    this.exitCode = 1
    this.logger.error(text)
  }
}
