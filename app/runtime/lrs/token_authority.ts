import { appUrl } from '#config/app'
import { XapiProblem } from '#runtime/lrs/problem'
import { takeRequest } from '#runtime/lrs/rate'
import { programOf } from '#identity/queries/program_of'
import { XAPI } from '#runtime/queries/xapi_scopes'
import { xapiScopes, type Authority } from '#runtime/lrs/authority'
import type { XapiRequest } from '#runtime/lrs/call'

const challenge = { 'www-authenticate': 'Basic realm="xapi"' }

/**
 * Who asks with a token of this server: as Bearer (RFC 6750), or as Basic with the token's id as name and its secret
 * as password, which is what most xAPI programs have fields for. Cookies say nothing here. @throws XapiProblem 401
 */
export function tokenAuthority(ip: string) {
  return async ({ headers }: XapiRequest): Promise<Authority> => {
    const { id, secret } = credentialOf(headers.authorization)
    const found = await programOf(secret, ip)
    if (found === 'too_many') throw new XapiProblem(429, 'too many wrong credentials')
    if (!found || (id !== undefined && id !== found.id)) {
      throw new XapiProblem(401, 'the credential does not hold', challenge)
    }
    takeRequest(found.id)
    const scopes = xapiScopes.filter((scope) => found.scopes.includes(XAPI + scope))
    if (scopes.length === 0) throw new XapiProblem(403, 'the token has no scope of xAPI')
    const account = { homePage: appUrl, name: found.id }
    return {
      agent: { objectType: 'Agent', name: found.name, account },
      scopes: new Set(scopes),
      institutionId: found.institutionId,
      source: 'external',
    }
  }
}

function credentialOf(header: string | undefined): { id?: string; secret: string } {
  const [scheme = '', value = ''] = (header ?? '').split(/ +/, 2)
  if (/^bearer$/i.test(scheme) && value) return { secret: value }
  if (/^basic$/i.test(scheme)) {
    const [id, ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':')
    if (rest.length > 0) return { id, secret: rest.join(':') }
  }
  throw new XapiProblem(401, 'send a token as Bearer, or its id and secret as Basic', challenge)
}
