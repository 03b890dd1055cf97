import limiter from '@adonisjs/limiter/services/main'
import { networkOf } from '#shared/http/network_of'
import { findApiToken } from '#identity/queries/find_api_token'
import { noteTokenUse } from '#identity/actions/note_token_use'

const WRONG = { requests: 60, duration: '10 mins' } as const

/**
 * The program that shows this secret of a token, for protocols with doors of their own; undefined where it is wrong,
 * `too_many` where the network has tried too many wrong ones.
 */
export async function programOf(secret: string, ip: string) {
  const token = await findApiToken(secret)
  if (token) {
    await noteTokenUse(token)
    const { id, name, scopes, institutionId } = token
    return { id, name, scopes, institutionId }
  }
  const wrong = limiter.use(WRONG)
  const network = `api:wrong:${networkOf(ip)}`
  if ((await wrong.remaining(network)) === 0) return 'too_many' as const
  await wrong.increment(network)
  return undefined
}
