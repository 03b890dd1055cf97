import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace lrs:token`: a credential for the LRS, for who sits at the server. The page of tokens makes the same. */
export default class LrsToken extends BaseCommand {
  static commandName = 'lrs:token'
  static description = 'Make a token for the record store (xAPI) and print its id and secret'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'What it is for' })
  declare name: string

  @flags.string({ description: 'Scopes of xAPI with commas between them', default: 'all,define' })
  declare scopes: string

  @flags.number({ description: 'For so many days', default: 30 })
  declare days: number

  async run() {
    const { SYSTEM } = await import('#shared/actor')
    const { xapiTokenScopes } = await import('#runtime/queries/xapi_scopes')
    const { issueApiToken } = await import('#identity/actions/issue_api_token')
    const scopes = this.scopes.split(',').map((scope) => `xapi.${scope.trim()}`)
    const unknown = scopes.find((scope) => !xapiTokenScopes.includes(scope))
    if (unknown) {
      this.exitCode = 1
      return this.logger.error(`${unknown}: ${xapiTokenScopes.join(' ')}`)
    }
    const input = { name: this.name || 'xAPI', personId: null, institutionId: null }
    const { token, secret } = await issueApiToken(SYSTEM, { ...input, scopes, days: this.days })
    this.logger.log(JSON.stringify({ id: token.id, secret }))
  }
}
