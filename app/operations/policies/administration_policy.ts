import { BasePolicy } from '@adonisjs/bouncer'
import { administers } from '#shared/administration/entries'
import type { Actor } from '#shared/actor'

/** Open to everyone who has something to look after; what that is stands on the page. */
export default class AdministrationPolicy extends BasePolicy {
  view(actor: Actor) {
    return administers(actor)
  }
}
