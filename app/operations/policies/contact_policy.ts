import { BasePolicy } from '@adonisjs/bouncer'
import { levelAt, peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'

/** Who looks after the people of an institution names its contacts. */
export default class ContactPolicy extends BasePolicy {
  list(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async change(actor: Actor, institutionId: string) {
    return (await levelAt(actor, institutionId)) > 0
  }
}
