import * as openid from 'openid-client'
import { appUrl } from '#config/app'
import { identityConfig, type OidcSettings } from '#config/identity'

/** What the server says of the person who signed in there (OpenID Connect Core 1.0 sections 2 and 5.1). */
export type OpenidClaims = {
  issuer: string
  subject: string
  email?: string
  /** `email` belongs to the person, says the server. */
  isEmailVerified: boolean
  username?: string
}

/** What must be the same when the person comes back; kept in the encrypted session cookie meanwhile. */
export type OpenidChecks = { state: string; nonce: string; verifier: string }

export const redirectUri = `${appUrl.replace(/\/$/, '')}/sign-in/openid/return`

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
let known: { settings: OidcSettings; config: Promise<openid.Configuration> } | undefined

/** The server's configuration, asked for when first needed and again after a failure (OpenID Connect Discovery 1.0). */
async function configuration() {
  const settings = identityConfig.oidc
  if (!settings) throw new Error('OpenID Connect is not configured')
  if (known?.settings !== settings) known = { settings, config: discover(settings) }
  const { config } = known
  return config.catch((error) => {
    known = undefined
    throw error
  })
}

function discover({ issuer, clientId, clientSecret }: OidcSettings) {
  const server = new URL(issuer)
  // Without https anyone on the way could sign in as anyone: only to a server on this very machine.
  const isNear = server.protocol === 'http:' && LOOPBACK.includes(server.hostname)
  const execute = isNear ? [openid.allowInsecureRequests] : []
  return openid.discovery(server, clientId, clientSecret, undefined, { execute, timeout: 10 })
}

/** The address that asks the server to sign the person in: authorization code with PKCE, state and nonce. */
export async function openidAddress() {
  const config = await configuration()
  const checks: OpenidChecks = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
  }
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, checks }
}

/** Exchanges the code in `query`, the one of the return address. Throws when anything about it isn't right. */
export async function openidClaims(query: string, checks: OpenidChecks): Promise<OpenidClaims> {
  const config = await configuration()
  const tokens = await openid.authorizationCodeGrant(config, new URL(`${redirectUri}?${query}`), {
    pkceCodeVerifier: checks.verifier,
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const more = config.serverMetadata().userinfo_endpoint
    ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
    : undefined
  const { email, email_verified: verified, preferred_username: username } = { ...claims, ...more }
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' ? email : undefined,
    isEmailVerified: verified === true,
    username: typeof username === 'string' ? username : undefined,
  }
}
