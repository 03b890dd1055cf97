import { BasePolicy } from '@adonisjs/bouncer'
import { publishesEditions } from '#mirror/queries/publishers'
import { looksAfterMirror } from '#mirror/queries/looks_after_mirror'
import type { Actor } from '#shared/actor'

/** The mirrors of an origin, and this server as a mirror. */
export default class SitePolicy extends BasePolicy {
  /** Accepts, suspends, retires. */
  manage(actor: Actor) {
    return publishesEditions(actor)
  }

  /** Pairs this server with an origin. */
  pair(actor: Actor) {
    return looksAfterMirror(actor)
  }
}
