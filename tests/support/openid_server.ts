import { createServer, type Server } from 'node:http'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type Configuration } from 'oidc-provider'

export const CLIENT = { id: 'tonle', secret: 'a secret for tests only' }

/** Who is signed in at the server, with what it says of them. */
export type Claims = { sub: string; [claim: string]: unknown }

/** A real OpenID Connect server on a free port of this machine, whose pages agree to everything at once. */
export async function startOpenidServer(redirectUri: string) {
  let person: Claims = { sub: 'nobody' }
  const server = createServer()
  const port = await listen(server)
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const settings: Configuration = {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as any] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['preferred_username'],
    },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...person, sub: id }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
      Grant: 60,
    },
  }
  const provider = new Provider(issuer, settings)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    agree(provider, person.sub, request, response).catch(() => response.writeHead(500).end())
  })
  return {
    issuer,
    signInAs(claims: Claims) {
      person = claims
    },
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  }
}

function listen(server: Server) {
  return new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}

/** Signs the person in and consents to what the client asks. */
async function agree(provider: Provider, accountId: string, request: any, response: any) {
  const { prompt, params } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId } })
  }
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
  grant.addOIDCScope('openid profile email')
  const grantId = await grant.save()
  return provider.interactionFinished(request, response, { consent: { grantId } })
}

/** Follows the server's pages like a browser, until they lead back to `redirectUri`; returns that address. */
export async function passThrough(address: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  for (let hop = 0; hop < 12; hop++) {
    if (next.startsWith(redirectUri)) return next
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/)!
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${answer.status} at ${next}: ${await answer.text()}`)
    next = new URL(location, next).href
  }
  throw new Error('The server never led back')
}
