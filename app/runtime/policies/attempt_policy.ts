import { BasePolicy } from '@adonisjs/bouncer'
import { mayKeep, type Owned } from '#runtime/access'
import type { Actor } from '#shared/actor'

export default class AttemptPolicy extends BasePolicy {
  /** One's own, and for those who keep the package everyone's. */
  view(actor: Actor, personId: string, owned: Owned) {
    return actor.personId === personId || mayKeep(actor, owned)
  }
}
