import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const ASKED = 'tonle-pairing.json'
const ANSWERED = 'tonle-paired.json'
const LIMIT = 256 * 1024
const PAUSE = 5000

/** `./ace mirror:pair`: a server becomes a mirror of another, by wire or with a folder, such as a stick. */
export default class MirrorPair extends BaseCommand {
  static commandName = 'mirror:pair'
  static description = 'Pairing: ask (on the mirror), accept (on the origin), take (on the mirror)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'ask, accept or take' })
  declare step: string

  @args.string({ description: 'The folder of the stick; ask: or the address of the origin' })
  declare place: string

  @flags.string({ description: 'ask: the name of this server' })
  declare name?: string

  @flags.string({ description: 'accept: the code that the mirror shows' })
  declare code?: string

  @flags.string({ description: 'accept: the code of the institution' })
  declare institution?: string

  @flags.string({ description: 'accept: the code of the profile' })
  declare profile?: string

  @flags.string({ description: 'accept: the code of the mirror in whose place it comes' })
  declare replaces?: string

  @flags.string({ description: 'accept: the code of the mirror that it is, asked to pair again' })
  declare reenrols?: string

  async run() {
    const { PairingError } = await import('#mirror/pairing/pairing_error')
    const { LineError } = await import('#mirror/pairing/origin_line')
    try {
      if (this.step === 'ask') return await this.#ask()
      if (this.step === 'accept') return await this.#accept()
      if (this.step === 'take') return await this.#take()
      this.#fail('ask accept take')
    } catch (error) {
      if (error instanceof PairingError)
        return this.#fail(await this.#say(`mirror_pairing.errors.${error.code}`))
      if (!(error instanceof LineError)) throw error
      const data = { address: this.place, clock: new Date().toISOString() }
      this.#fail(await this.#say(`mirror_pairing.line.${error.code}`, data))
    }
  }

  async #ask() {
    if (/^https?:\/\//i.test(this.place)) return this.#askOver()
    const { askByStick, codeOf } = await import('#mirror/pairing/ask_to_pair')
    const { shownCode } = await import('#mirror/pairing/pairing_code')
    const { fingerprintOfKey } = await import('#mirror/pairing/fingerprint')
    const { SYSTEM } = await import('#shared/actor')
    const origin = await askByStick(SYSTEM, this.name)
    await writeFile(join(this.place, ASKED), JSON.stringify(origin.pairing!.request))
    const facts = { code: shownCode(codeOf(origin)), key: fingerprintOfKey(origin.publicKey) }
    this.logger.log(await this.#say('mirror_pairing.cli.asked', facts))
  }

  /** By wire: waits until the origin has decided. */
  async #askOver() {
    const { askOrigin } = await import('#mirror/pairing/ask_origin')
    const { hearAnswer } = await import('#mirror/pairing/hear_answer')
    const { pairingHere } = await import('#mirror/queries/pairing_here')
    const { serverRole } = await import('#mirror/role')
    const { SYSTEM } = await import('#shared/actor')
    if (serverRole.name === 'origin') serverRole.name = 'both'
    await askOrigin(SYSTEM, { address: this.place, name: this.name ?? hostname() })
    const { waiting } = await pairingHere('km')
    const { code, page, root } = waiting!
    const facts = { code, page: page ?? '', root: root ?? '' }
    this.logger.log(await this.#say('mirror_pairing.cli.waits', facts))
    for (;;) {
      await sleep(PAUSE)
      await hearAnswer()
      const now = await pairingHere('km')
      if (!now.waiting && now.followed) {
        const { url, profile } = now.followed
        return this.logger.log(
          await this.#say('mirror_pairing.cli.taken', { url: url ?? '', profile })
        )
      }
      if (!now.waiting) return this.#fail(await this.#say('mirror_pairing.errors.not_mine'))
      if (now.waiting.over)
        return this.#fail(await this.#say(`mirror_pairing.here.over_${now.waiting.over}`))
    }
  }

  async #accept() {
    const { default: env } = await import('#start/env')
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { acceptPairing } = await import('#mirror/pairing/accept_pairing')
    const { receiveRequest } = await import('#mirror/pairing/receive_request')
    const { PairingError } = await import('#mirror/pairing/pairing_error')
    const { siteName } = await import('#shared/site/site')
    const { SYSTEM } = await import('#shared/actor')
    const find = (table: string, column: string, code = '') =>
      db.from(table).where(column, code).first()
    const other = this.reenrols ?? this.replaces
    const institution = await db
      .from('institutions')
      .where('emis_code', this.institution ?? '')
      .orWhere('location_code', this.institution ?? '')
      .first()
    const profile = await find('mirror_profiles', 'code', this.profile)
    const standing = other ? await find('mirror_sites', 'code', other) : undefined
    if (!institution || !profile || (other && !standing)) throw new PairingError('unknown_code')
    const row = await receiveRequest(await this.#read(ASKED), 'stick')
    const as = this.reenrols ? 'reenrols' : 'replaces'
    const { answer } = await acceptPairing(SYSTEM, row.id, {
      ...{ institutionId: institution.id, profileId: profile.id, code: this.code ?? '' },
      origin: { name: siteName('km'), url: env.get('APP_URL') },
      place: standing ? { as, siteId: standing.id } : { as: 'new' },
    })
    await writeFile(join(this.place, ANSWERED), JSON.stringify(answer))
    this.logger.log(await this.#say('mirror_pairing.cli.accepted', { code: answer!.code }))
  }

  async #take() {
    const { takeAnswer } = await import('#mirror/pairing/take_answer')
    const { SYSTEM } = await import('#shared/actor')
    const origin = await takeAnswer(SYSTEM, await this.#read(ANSWERED))
    const facts = { url: origin.url ?? '', profile: origin.profile }
    this.logger.log(await this.#say('mirror_pairing.cli.taken', facts))
  }

  async #read(file: string): Promise<unknown> {
    const { PairingError } = await import('#mirror/pairing/pairing_error')
    try {
      const bytes = await readFile(join(this.place, file))
      if (bytes.length > LIMIT) throw new Error('too long')
      return JSON.parse(bytes.toString())
    } catch (error) {
      throw new PairingError('bad_request', error)
    }
  }

  /** A sentence in both languages. */
  async #say(key: string, data: Record<string, string> = {}) {
    const { translate } = await import('#shared/http/translate')
    return (['km', 'en'] as const).map((locale) => translate(locale, key, data)).join('\n')
  }

  #fail(text: string) {
    this.exitCode = 1
    this.logger.error(text)
  }
}
