import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** Officers and administrators look after the institutions at and below their own; everyone signed in may look. */
export default class InstitutionPolicy extends BasePolicy {
  view(_actor: Actor) {
    return true
  }

  /** Opens the form; where the new one may go is asked with `createBelow`. */
  create(actor: Actor) {
    return manages.somewhere(actor)
  }

  createBelow(actor: Actor, parentId: string | null) {
    return parentId ? manages.at(actor, parentId) : manages.everything(actor)
  }

  edit(actor: Actor, institution: { id: string }) {
    return manages.at(actor, institution.id)
  }

  /** A move changes who is above: the new parent must be within reach as well. */
  async update(
    actor: Actor,
    institution: { id: string; parentId: string | null },
    parentId: string | null
  ) {
    if (!(await manages.at(actor, institution.id))) return false
    if (institution.parentId === parentId) return true
    return this.createBelow(actor, parentId)
  }
}
