import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** Administrators of the whole, and operators of mirrors at an institution that has none above it. */
export const publishesEditions = (actor: Actor | null) =>
  manages.everything(actor) ||
  (actor?.grants.some(({ role, isTop }) => role === 'mirror_operator' && isTop) ?? false)
