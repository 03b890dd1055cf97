import { BasePolicy } from '@adonisjs/bouncer'
import { mayGive, peopleTops } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'

/** A list of accounts is made by those who may give its role at its institution; slips hold their secrets. */
export default class AccountBatchPolicy extends BasePolicy {
  create(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  view(actor: Actor, batch: { role: string; institutionId: string }) {
    return mayGive(actor, batch.role, batch.institutionId)
  }
}
