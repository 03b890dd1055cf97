import env from '#start/env'

const issuer = env.get('OIDC_ISSUER')
const clientId = env.get('OIDC_CLIENT_ID')

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret?: string
  label: string
}

/** What the ministry decides about signing in. Read at each use, so that tests can change it. */
export const identityConfig = {
  /** Administrators have no rights as such until they have a second factor. */
  requireSecondFactor: env.get('REQUIRE_SECOND_FACTOR') as boolean,
  /** A second way to sign in, absent until issuer and client are set. */
  oidc: (issuer && clientId
    ? {
        issuer,
        clientId,
        clientSecret: env.get('OIDC_CLIENT_SECRET')?.release(),
        label: env.get('OIDC_LABEL'),
      }
    : undefined) as OidcSettings | undefined,
  /** A device that was not used for so many days is signed out. */
  sessionDays: 30,
}
