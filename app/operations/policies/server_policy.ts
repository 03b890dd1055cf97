import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import { seesServer } from '#identity/queries/doors'
import type { Actor } from '#shared/actor'

/** The server as a machine: how it is, and what is done to it. Not for administrators of one school among many. */
export default class ServerPolicy extends BasePolicy {
  view(actor: Actor) {
    return seesServer(actor)
  }

  change(actor: Actor) {
    return manages.everything(actor)
  }
}
