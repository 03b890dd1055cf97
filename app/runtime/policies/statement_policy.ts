import { BasePolicy } from '@adonisjs/bouncer'
import { peopleTops } from '#identity/queries/reach'
import { seesEverything } from '#runtime/lrs/reader_authority'
import type { Actor } from '#shared/actor'

/** Whoever looks after people reads the records of their institutions; the server's administrators send them on. */
export default class StatementPolicy extends BasePolicy {
  read(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  forward(actor: Actor) {
    return seesEverything(actor)
  }
}
