import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** What goes out of the server concerns those who look after the whole of it. */
export default class DeliveryPolicy extends BasePolicy {
  view(actor: Actor) {
    return manages.everything(actor)
  }

  retry(actor: Actor) {
    return manages.everything(actor)
  }
}
