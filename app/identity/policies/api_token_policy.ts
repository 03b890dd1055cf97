import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** A token may reach every institution: it is given by those who look after the whole server. */
export default class ApiTokenPolicy extends BasePolicy {
  manage(actor: Actor) {
    return manages.everything(actor)
  }
}
