import { BasePolicy } from '@adonisjs/bouncer'
import { isHomeroomOf } from '#identity/queries/homeroom'
import { administers, mayRemoveSecondFactor, standingTowards } from '#identity/queries/standing'
import { seesPupil } from '#identity/pseudonym'
import { levelAt, mayGive, peopleTops } from '#identity/queries/reach'
import type Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'

/** With the current memberships where `findPerson` has read them. */
type Subject = { id: string; memberships?: Membership[] }

/** Who looks after whom: leaders, officers and administrators over the people at and below their institution. */
export default class PersonPolicy extends BasePolicy {
  list(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async view(actor: Actor, person: Subject) {
    const standing = await standingTowards(actor, person.id, person.memberships)
    return standing !== 'none' || isHomeroomOf(actor, person.id, person.memberships)
  }

  create(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async edit(actor: Actor, person: Subject) {
    return administers(actor, person)
  }

  /** People change their own password on their own page, with the old one. */
  async resetPassword(actor: Actor, person: Subject) {
    if (actor.personId === person.id) return false
    return (await this.edit(actor, person)) || isHomeroomOf(actor, person.id, person.memberships)
  }

  /** Making one person of two, asked for each of them. */
  async merge(actor: Actor, person: Subject) {
    return this.edit(actor, person)
  }

  /** Nobody shuts the door behind themselves. */
  async disable(actor: Actor, person: Subject) {
    return actor.personId !== person.id && this.edit(actor, person)
  }

  async removeSecondFactor(actor: Actor, person: Subject) {
    return mayRemoveSecondFactor(actor, person.id)
  }

  async giveRole(actor: Actor, role: string, institutionId: string) {
    return mayGive(actor, role, institutionId)
  }

  /** A file with the names of pupils: where the actor looks after people and sees them by name. */
  async seeNamesAt(actor: Actor, institutionId: string) {
    return (await this.listAt(actor, institutionId)) && seesPupil(actor, [institutionId])
  }

  async listAt(actor: Actor, institutionId: string) {
    return (await levelAt(actor, institutionId)) > 0
  }
}
