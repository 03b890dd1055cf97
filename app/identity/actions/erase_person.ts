import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { personalDataKinds } from '#shared/privacy/personal_data'
import { isLastAdministratorAnywhere } from '#identity/last_administrator'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Takes what identifies a person out of every table of every module, in the caller's transaction. What stays (results
 * in counts, authorship, the audit log) has an id that leads to nobody. There is no way back.
 */
export async function erasePerson(
  trx: TransactionClientContract,
  actor: Actor,
  personId: string,
  institutionId?: string | null
): Promise<Result<null, { type: 'last_administrator' }>> {
  if (await isLastAdministratorAnywhere(trx, personId)) {
    return failed({ type: 'last_administrator' })
  }
  for (const { erase } of personalDataKinds()) await erase?.(trx, personId)
  await audit(trx, actor, {
    verb: 'identity.person_erased',
    subject: { type: 'person', id: personId },
    institutionId,
  })
  return ok(null)
}
