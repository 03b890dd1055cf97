import { levelOf, PUPIL } from '#identity/levels'
import { currentMemberships, notEnded } from '#identity/queries/current_memberships'
import { rolesAt } from '#identity/queries/roles_at'
import SchoolClass from '#identity/models/school_class'
import type Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'

/**
 * Whether the actor is the homeroom teacher of a class this person is a pupil of. Holds only while the teacher
 * works at the school, and only for people who are nothing but pupils there: a teacher who takes a class and a
 * guest stay out.
 * @param held the person's current memberships, where they have been read already
 */
export async function isHomeroomOf(actor: Actor, personId: string, held?: Membership[]) {
  const classes = await SchoolClass.query()
    .where('homeroom_person_id', actor.personId)
    .whereHas('pupils', (pupils) => notEnded(pupils).where('person_id', personId))
  for (const { institutionId } of classes) {
    const roles = await rolesAt(actor, institutionId)
    if (roles.size === 0) continue
    const memberships = held ?? (await currentMemberships().where('person_id', personId))
    const isOwn = memberships.some((one) => one.institutionId === institutionId && !one.isGuest)
    return isOwn && memberships.every((one) => levelOf(one.role) === PUPIL)
  }
  return false
}
