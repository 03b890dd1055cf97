import { BasePolicy } from '@adonisjs/bouncer'
import { hasClasses, levelAt, peopleTops } from '#identity/queries/reach'
import { rolesAt } from '#identity/queries/roles_at'
import type { Actor } from '#shared/actor'

type Subject = { institutionId: string; homeroomPersonId: string | null }

/** Leaders look after the classes of their school, homeroom teachers look at their own. */
export default class SchoolClassPolicy extends BasePolicy {
  list(actor: Actor) {
    return hasClasses(actor)
  }

  async view(actor: Actor, subject: Subject) {
    if ((await levelAt(actor, subject.institutionId)) > 0) return true
    if (subject.homeroomPersonId !== actor.personId) return false
    const roles = await rolesAt(actor, subject.institutionId)
    return roles.size > 0
  }

  create(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async edit(actor: Actor, subject: { institutionId: string }) {
    return (await levelAt(actor, subject.institutionId)) > 0
  }
}
