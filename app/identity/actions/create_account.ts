import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { freeUsername, usernameBase } from '#identity/secrets/username'
import { newInitialSecret, type SecretKind } from '#identity/secrets/initial_secret'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'has_account' } | { type: 'no_username' }

/** Gives a person who has none an account with a first password or PIN. */
export async function createAccount(
  actor: Actor,
  personId: string,
  kind: SecretKind
): Promise<Result<User, Refusal>> {
  const { columns } = await newInitialSecret(kind)
  return transaction(async (trx) => {
    const person = await Person.findOrFail(personId, { client: trx })
    if (await User.findBy({ personId }, { client: trx })) return failed({ type: 'has_account' })
    const number = person.studentNumber ?? person.payrollId
    const base = usernameBase({ ...person.$attributes, number })
    if (!base) return failed({ type: 'no_username' })

    const username = await freeUsername(trx, base)
    const account = { id: newId(), personId, username, failedAttempts: 0, ...columns }
    const user = await User.create(account, { client: trx })
    await audit(trx, actor, {
      verb: 'identity.account_created',
      subject: { type: 'person', id: personId },
      after: { secret: kind },
    })
    return ok(user)
  })
}
