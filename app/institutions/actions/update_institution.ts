import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { isBelow, transplant } from '#institutions/tree'
import { checkInput, type InputError, type InstitutionInput } from '#institutions/institution_input'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'

/** Changes an institution; a new parent takes everything below it along. `cycle`: the parent is below it. */
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

    const before = changedValues(institution, input)
    const moves = institution.parentId !== input.parentId
    await institution.merge(input).save()
    if (moves) await transplant(trx, id, input.parentId)
    await audit(trx, actor, {
      verb: 'institutions.institution_updated',
      subject: { type: 'institution', id },
      institutionId: id,
      before,
      after: Object.fromEntries(
        Object.keys(before).map((key) => [key, input[key as keyof InstitutionInput]])
      ),
    })
    return ok(institution)
  })
}

/** The present values of the fields that `input` changes. */
function changedValues(institution: Institution, input: InstitutionInput) {
  const keys = Object.keys(input) as (keyof InstitutionInput)[]
  const changed = keys.filter((key) => institution[key] !== input[key])
  return Object.fromEntries(changed.map((key) => [key, institution[key]]))
}
