import { BasePolicy } from '@adonisjs/bouncer'
import { publishesEditions } from '#mirror/queries/publishers'
import type { Actor } from '#shared/actor'

/** What an origin holds ready for its mirrors. Not for those who look after the server of one school. */
export default class ProfilePolicy extends BasePolicy {
  manage(actor: Actor) {
    return publishesEditions(actor)
  }
}
