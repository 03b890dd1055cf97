import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { emailTaken } from '#identity/email_taken'
import { addPerson, numberHolder, type PersonInput } from '#identity/new_person'
import { newInitialSecret, type SecretKind } from '#identity/secrets/initial_secret'
import type Person from '#identity/models/person'
import type { Actor } from '#shared/actor'

export type NewPersonInput = PersonInput & {
  institutionId: string
  role: string
  secretKind: SecretKind
}

export type NewPersonError =
  { type: 'number_taken' } | { type: 'email_taken' } | { type: 'no_username' }

/**
 * Adds a person with a role at an institution and an account whose first secret can be printed. That the actor
 * may give the role there has been asked before (PersonPolicy.giveRole).
 */
export async function createPerson(
  actor: Actor,
  input: NewPersonInput
): Promise<Result<Person, NewPersonError>> {
  const secret = await newInitialSecret(input.secretKind)
  return transaction(async (trx) => {
    if (await numberHolder(trx, input)) return failed({ type: 'number_taken' })
    if (await emailTaken(trx, input.email)) return failed({ type: 'email_taken' })
    const added = await addPerson(trx, input, secret)
    if (!added) return failed({ type: 'no_username' })
    await audit(trx, actor, {
      verb: 'identity.person_created',
      subject: { type: 'person', id: added.person.id },
      institutionId: input.institutionId,
      after: { role: input.role, secret: input.secretKind },
    })
    return ok(added.person)
  })
}
