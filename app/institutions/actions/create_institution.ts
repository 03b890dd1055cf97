import { audit } from '#shared/audit/record'
import { ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { setFlags } from '#institutions/flags'
import { plant } from '#institutions/tree'
import { checkInput, type InputError, type InstitutionInput } from '#institutions/institution_input'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'

/** Adds an institution below `input.parentId`, or at the top of the tree where that is null. */
export function createInstitution(
  actor: Actor,
  input: InstitutionInput
): Promise<Result<Institution, InputError>> {
  return transaction(async (trx) => {
    const checked = await checkInput(trx, input)
    if (!checked.ok) return checked

    const institution = await Institution.create(checked.value, { client: trx })
    await plant(trx, institution.id, input.parentId)
    await setFlags(trx, institution.id, input.flags ?? [])
    await audit(trx, actor, {
      verb: 'institutions.institution_created',
      subject: { type: 'institution', id: institution.id },
      institutionId: institution.id,
      after: input,
    })
    return ok(institution)
  })
}
