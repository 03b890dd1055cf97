import { peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'
import type { Authority } from '#runtime/lrs/authority'

/** Whether the person looks after the whole server. */
export const seesEverything = (actor: Actor) =>
  actor.grants.some(({ role, isTop }) => role === 'administrator' && isTop === true)

/** Someone who looks after institutions, as a reader of their statements. */
export const authorityOf = (actor: Actor): Authority => ({
  agent: {},
  scopes: new Set(['all/read']),
  institutionId: null,
  institutionIds: seesEverything(actor) ? undefined : peopleTops(actor),
  source: 'page',
})
