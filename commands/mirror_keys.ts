import { resolve } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const ACTIONS = ['status', 'new', 'rotate', 'sign', 'backup', 'restore'] as const
type Action = (typeof ACTIONS)[number]

/** `./ace mirror:keys`: the keys with which editions are signed. */
export default class MirrorKeys extends BaseCommand {
  static commandName = 'mirror:keys'
  static description = 'Keys of editions: status, new, rotate, sign, backup, restore'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'status, new, rotate, sign, backup or restore', required: false })
  declare action?: string

  @flags.array({ description: 'The folder of a stick; three of them for `new`' })
  declare stick?: string[]

  @flags.string({ description: 'rotate: the beginning of the id of a root key that was lost' })
  declare lost?: string

  async run() {
    const { say, problemOf } = await import('#mirror/keys/say')
    const action = (this.action ?? 'status') as Action
    if (!ACTIONS.includes(action)) {
      this.exitCode = 1
      return this.logger.error(ACTIONS.join(' '))
    }
    try {
      for (const [key, data] of await this.#do(action)) this.logger.log(say(key, data))
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      this.exitCode = 1
      this.logger.error(problem)
    }
  }

  async #do(action: Action): Promise<[key: string, data?: Record<string, string | number>][]> {
    const { default: env } = await import('#start/env')
    const { objectStore } = await import('#mirror/store/objects')
    const keys = await import('#mirror/keys/manage_keys')
    const home = { root: objectStore().root, appKey: env.get('APP_KEY').release() }
    switch (action) {
      case 'new': {
        await keys.makeKeys(home, await this.#sticks(true))
        const { noteKeysMade } = await import('#mirror/actions/note_keys')
        await noteKeysMade()
        return [['made'], ['keep_apart'], ['back_up_now']]
      }
      case 'rotate': {
        const [stick] = this.lost ? await this.#sticks(true) : []
        await keys.rotateKeys(home, this.lost ? { replace: { keyId: this.lost, stick } } : {})
        return [['proposed']]
      }
      case 'sign': {
        for (const stick of await this.#sticks()) {
          const lacking = await keys.signNextRoot(home, stick)
          if (lacking === 0) return this.#inForce()
          this.logger.log(String(lacking))
        }
        return [['lacking']]
      }
      case 'backup': {
        for (const stick of await this.#sticks(true)) await keys.backUpKeys(home, stick)
        return [['backed_up']]
      }
      case 'restore': {
        const [stick] = await this.#sticks()
        await keys.restoreKeys(home, stick)
        return [['restored']]
      }
      case 'status': {
        const state = await keys.keyState(home)
        if (!state) return [['none']]
        const { version, rootKeys, isOpen, pending } = state
        const ids = rootKeys.map((id) => id.slice(0, 8)).join(' ')
        return [
          ['standing', { version, ids }],
          [isOpen ? 'open' : 'closed'],
          ...(pending
            ? ([['pending', { signatures: pending.signatures }]] as [string, any][])
            : []),
        ]
      }
    }
  }

  /** What stands is signed anew with the new keys, so that mirrors go on reading it. */
  async #inForce(): Promise<[string][]> {
    const { publishEditions } = await import('#mirror/publisher/publish_editions')
    await publishEditions()
    const { noteKeysRotated } = await import('#mirror/actions/note_keys')
    await noteKeysRotated()
    return [['in_force'], ['back_up_now']]
  }

  /** The sticks that were named, each with its passphrase. @param isNew it is asked for twice, and must be long */
  async #sticks(isNew = false) {
    const { default: env } = await import('#start/env')
    const { say } = await import('#mirror/keys/say')
    const given = env.get('MIRROR_PASSPHRASE')?.release()
    const sticks: { folder: string; passphrase: string }[] = []
    for (const folder of this.stick ?? []) {
      const ask = () =>
        this.prompt.secure(`${say('passphrase')} · ${folder}`, {
          validate: (text) => !isNew || text.length >= 12 || say('passphrase_long'),
        })
      sticks.push({ folder: resolve(folder), passphrase: given ?? (await ask()) })
    }
    if (sticks.length === 0) this.logger.log(say('no_stick'))
    return sticks
  }
}
