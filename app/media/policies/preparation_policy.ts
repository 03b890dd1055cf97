import { BasePolicy } from '@adonisjs/bouncer'
import { seesServer } from '#identity/queries/doors'
import type { Actor } from '#shared/actor'

/** The files of the server as a machine, whoever brought them. */
export default class PreparationPolicy extends BasePolicy {
  list(actor: Actor) {
    return seesServer(actor)
  }

  retry(actor: Actor) {
    return seesServer(actor)
  }
}
