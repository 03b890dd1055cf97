import User from '#identity/models/user'
import LoginLink from '#identity/models/login_link'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import type { OpenidClaims } from '#identity/openid/client'

/** The account linked to the server's subject. */
export async function linkedAccount({ issuer, subject }: OpenidClaims): Promise<User | null> {
  const link = await LoginLink.query().where({ issuer, subject }).preload('user').first()
  return link && !link.user.isDisabled ? link.user : null
}

/**
 * The one account that the server's words fit: by verified e-mail or by user name. It is only offered for linking;
 * the person proves by its password that it is theirs. None when two accounts fit.
 */
export async function accountToLink({ email, isEmailVerified, username }: OpenidClaims) {
  const mail = email && isEmailVerified ? normaliseIdentifier(email) : undefined
  const name = username ? normaliseIdentifier(username) : undefined
  if (!mail && !name) return null
  const users = await User.query()
    .whereNull('disabled_at')
    .where((either) => {
      if (mail) either.orWhere('email', mail)
      if (name) either.orWhere('username', name)
    })
    .limit(2)
  return users.length === 1 ? users[0] : null
}
