import ApiToken from '#identity/models/api_token'
import User from '#identity/models/user'
import { tokenHash } from '#identity/tokens/secret'

/** The token of this secret while it holds, or undefined. It ends with the account of the person in whose name it is. */
export async function findApiToken(secret: string): Promise<ApiToken | undefined> {
  const token = await ApiToken.findBy({ secretHash: tokenHash(secret) })
  if (token?.state !== 'valid') return undefined
  if (!token.personId) return token
  const user = await User.findBy({ personId: token.personId })
  return user && !user.isDisabled ? token : undefined
}
