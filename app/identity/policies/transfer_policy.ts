import { BasePolicy } from '@adonisjs/bouncer'
import { peopleTops } from '#identity/queries/reach'
import { sidesOf } from '#identity/transfer/sides'
import type { Actor } from '#shared/actor'

type Way = { fromInstitutionId: string; toInstitutionId: string }

/** Transfers are for those who look after the people of one of the two institutions. */
export default class TransferPolicy extends BasePolicy {
  list(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  async view(actor: Actor, way: Way) {
    const sides = await sidesOf(actor, way)
    return sides.from || sides.to
  }

  /** Only the side that has not spoken yet. */
  async decide(actor: Actor, transfer: Way & { awaits: 'from' | 'to' | null }) {
    const sides = await sidesOf(actor, transfer)
    return transfer.awaits ? sides[transfer.awaits] : sides.from || sides.to
  }
}
