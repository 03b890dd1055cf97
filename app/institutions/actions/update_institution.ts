import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { flagsOf, setFlags } from '#institutions/flags'
import { changesBetween, recordHistories } from '#institutions/histories'
import { isBelow, transplant } from '#institutions/tree'
import { checkInput, type InputError, type InstitutionInput } from '#institutions/institution_input'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'

/**
 * Changes an institution; a new parent takes everything below it along, and what it was called, coded and counted as
 * before is kept. `cycle`: the parent is below it.
 */
export function updateInstitution(
  actor: Actor,
  id: string,
  input: InstitutionInput
): Promise<Result<Institution, InputError>> {
  return transaction(async (trx) => {
    const institution = await Institution.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    const checked = await checkInput(trx, input, id)
    if (!checked.ok) return checked
    if (input.parentId && (await isBelow(trx, input.parentId, id))) {
      return failed({ type: 'cycle', field: 'parent_id' })
    }

    const before = institution.$attributes as Record<string, unknown>
    const stoodFlags = await flagsOf(trx, id)
    const stood = { ...before, flags: stoodFlags.join() }
    const moves = institution.parentId !== input.parentId
    await institution.merge(checked.value).save()
    if (moves) await transplant(trx, id, input.parentId)
    if (input.flags) await setFlags(trx, id, input.flags)
    const flags = await flagsOf(trx, id)
    const stands = { ...institution.$attributes, flags: flags.join() }
    const changes = await changesBetween(trx, stood, stands)
    await recordHistories(
      trx,
      changes.map((change) => ({ institutionId: id, ...change }))
    )
    await audit(trx, actor, {
      verb: 'institutions.institution_updated',
      subject: { type: 'institution', id },
      institutionId: id,
      before: Object.fromEntries(changes.map((one) => [one.field, one.before])),
      after: Object.fromEntries(changes.map((one) => [one.field, one.after])),
    })
    return ok(institution)
  })
}
