import { packageKind } from '#runtime/kinds/registry'
import Attempt from '#runtime/models/attempt'
import type { Actor } from '#shared/actor'

/** Where this person stands in a package: what they go on with, and the way to what came of it. One query. */
export async function ownAttempt(actor: Actor, packageId: string, kind: string | null) {
  const last = await Attempt.query()
    .where({ packageId, personId: actor.personId })
    .orderBy('number', 'desc')
    .first()
  if (!last) return undefined
  const goesOn = last.state === 'open' || packageKind(kind)?.returns === true
  return { id: last.id, goesOn }
}
