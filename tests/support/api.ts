import { SYSTEM } from '#shared/actor'
import { issueApiToken, type NewToken } from '#identity/actions/issue_api_token'

export const SCOPES = ['curriculum.read', 'institutions.read', 'library.read']

/** A token of a service that reads everything, or as wished. */
export function makeToken(wish: Partial<NewToken> = {}) {
  const usual = { name: 'Reports', personId: null, institutionId: null, days: 30, scopes: SCOPES }
  return issueApiToken(SYSTEM, { ...usual, ...wish })
}

export async function tokenPath() {
  const { token } = await makeToken()
  return `/administration/tokens/${token.id}`
}

/** Asks the API as a program does. */
export async function askApi(path: string, secret?: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(`/api/v1${path}`, process.env.APP_URL), {
    headers: { ...(secret ? { authorization: `Bearer ${secret}` } : {}), ...headers },
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : null,
  }
}
