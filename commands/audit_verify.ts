import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** `./ace audit:verify`: says whether the audit log is whole; ends with 1 and the first broken day when it is not. */
export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Check every sealed day of the audit log against its seal'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { verifyChain } = await import('#shared/audit/verify_chain')
    const { fingerprint, serverPublicKey } = await import('#shared/audit/signing_key')
    const { days, entries, broken, head, keys } = await verifyChain()
    this.logger.log(`Key of this server  ${fingerprint(serverPublicKey())}`)
    for (const key of keys) this.logger.log(`Signed with         ${fingerprint(key)}`)
    if (broken) {
      this.exitCode = 1
      this.logger.error(
        `The audit log is not whole: ${broken.day} (link ${broken.sequence}): ${broken.fault}`
      )
      return
    }
    if (head) this.logger.log(`Newest link         ${head.sequence}  ${head.day}  ${head.seal}`)
    this.logger.success(`The audit log is whole: ${days} sealed days, ${entries} entries.`)
  }
}
