import { BasePolicy } from '@adonisjs/bouncer'
import { seesEverything } from '#runtime/lrs/reader_authority'
import type { Actor } from '#shared/actor'

/** Whether learners of this server are sent to another site is for its administrators to say. */
export default class OutsidePolicy extends BasePolicy {
  decide(actor: Actor) {
    return seesEverything(actor)
  }
}
