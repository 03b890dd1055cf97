import { BasePolicy } from '@adonisjs/bouncer'
import { levelAt, peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'

/** The step to the next year is for those who look after the school. */
export default class RolloverPolicy extends BasePolicy {
  list(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async edit(actor: Actor, { institutionId }: { institutionId: string }) {
    return (await levelAt(actor, institutionId)) > 0
  }
}
