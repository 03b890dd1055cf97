import { openSessionToken } from '#runtime/content/tokens'
import Session from '#runtime/models/session'

/** The session whose token a unit has fetched; undefined where it is none, or was not fetched yet. */
export async function findSession(token: string): Promise<Session | undefined> {
  const id = openSessionToken(token)
  const session = id ? await Session.find(id) : null
  return session?.fetchedAt ? session : undefined
}
