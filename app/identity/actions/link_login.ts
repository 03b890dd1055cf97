import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import LoginLink from '#identity/models/login_link'
import type User from '#identity/models/user'

/** Lets a subject of an OpenID Connect server sign in to the account. The person has proved both. */
export function linkLogin(user: User, { issuer, subject }: { issuer: string; subject: string }) {
  const actor = { userId: user.id, personId: user.personId, name: user.username, grants: [] }
  return transaction(async (trx) => {
    const link = { id: newId(), userId: user.id, issuer, subject }
    await LoginLink.create(link, { client: trx })
    await audit(trx, actor, {
      verb: 'identity.login_linked',
      subject: { type: 'user', id: user.id },
      after: { issuer },
    })
  })
}
