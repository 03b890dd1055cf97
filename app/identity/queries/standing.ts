import { manages } from '#institutions/queries/managers'
import { LEADER, levelOf } from '#identity/levels'
import { currentMemberships } from '#identity/queries/current_memberships'
import { isPupil } from '#identity/queries/person_rows'
import { levelsAt } from '#identity/queries/reach'
import { seesPupil } from '#identity/pseudonym'
import type Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'

/** What an actor may do with a person: nothing, look, or change names, roles and account. */
export type Standing = 'none' | 'view' | 'administer'

/**
 * A person is seen by those who look after one of their institutions. Changing them means being able to enter as
 * them (a password can be reset), so it takes more: the actor stands at least as high as every role of theirs
 * within reach, and their roles beyond it are below a leader's. Someone without any role is left to
 * administrators of the whole. Where the person is a guest only, nobody does more than look.
 * @param held the person's current memberships, where they have been read already
 */
export async function standingTowards(
  actor: Actor,
  personId: string,
  held?: Membership[]
): Promise<Standing> {
  const memberships = held ?? (await currentMemberships().where('person_id', personId))
  if (memberships.length === 0) return manages.everything(actor) ? 'administer' : 'none'
  const levels = await levelsAt(
    actor,
    memberships.map((one) => one.institutionId)
  )
  if (levels.size === 0) return 'none'
  const isOwn = memberships.some((one) => !one.isGuest && levels.has(one.institutionId))
  if (!isOwn) return 'view'
  const covers = memberships.every(({ role, institutionId }) => {
    const own = levels.get(institutionId)
    return own === undefined ? levelOf(role) < LEADER : levelOf(role) <= own
  })
  return covers ? 'administer' : 'view'
}

/** The same, but nobody changes a pupil whom they know by pseudonym only. */
export async function administers(
  actor: Actor,
  person: { id: string; memberships?: Membership[] }
) {
  const held = person.memberships ?? (await currentMemberships().where('person_id', person.id))
  if ((await standingTowards(actor, person.id, held)) !== 'administer') return false
  if (!isPupil(held)) return true
  return seesPupil(
    actor,
    held.map((one) => one.institutionId)
  )
}

/**
 * Whether the actor may take a person's second factor away: another administrator whose own role as such stands at
 * least as high as every role of that person.
 */
export async function mayRemoveSecondFactor(actor: Actor, personId: string) {
  const grants = actor.grants.filter((grant) => grant.role === 'administrator')
  if (grants.length === 0 || actor.personId === personId) return false
  return (await standingTowards({ ...actor, grants }, personId)) === 'administer'
}
