import { ancestorIds } from '#institutions/queries/ancestor_ids'
import type { Actor, Grant } from '#shared/actor'

/** The roles that look after institutions; their names are those of identity's list of roles. */
export const managingRoles = [
  'administrator',
  'department_officer',
  'provincial_officer',
  'district_officer',
]

const managing = (grants: Grant[]) => grants.filter((one) => managingRoles.includes(one.role))

/** The institutions at which the person looks after institutions, and so after all below them. */
export const managedTops = (actor: Actor | null) => [
  ...new Set(managing(actor?.grants ?? []).map((grant) => grant.institutionId)),
]

/** Whether a person looks after institutions: somewhere, at one and so below it, or at the very top. */
export const manages = {
  somewhere: (actor: Actor | null) => managedTops(actor).length > 0,

  async at(actor: Actor | null, institutionId: string) {
    const tops = managedTops(actor)
    if (tops.length === 0) return false
    const above = await ancestorIds(institutionId)
    return above.some((id) => tops.includes(id))
  },

  /** The same where those above are known already. */
  through(actor: Actor | null, aboveIds: readonly string[]) {
    const tops = managedTops(actor)
    return aboveIds.some((id) => tops.includes(id))
  },

  /** Administrators of an institution that has none above it: the server is theirs. */
  everything: (actor: Actor | null) =>
    actor?.grants.some((grant) => grant.role === 'administrator' && grant.isTop) ?? false,
}
