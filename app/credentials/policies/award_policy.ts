import { BasePolicy } from '@adonisjs/bouncer'
import { isRegistrar, keepsRegisterOf } from '#credentials/access'
import type { Actor } from '#shared/actor'
import type { Award } from '#credentials/types'

/** A certificate belongs to whoever has earned it; registers are kept by administrators of the institution or above. */
export default class AwardPolicy extends BasePolicy {
  async view(actor: Actor, award: Award) {
    return award.personId === actor.personId || keepsRegisterOf(actor, award.institutionId)
  }

  list(actor: Actor) {
    return isRegistrar(actor)
  }

  keep(actor: Actor, { institutionId }: { institutionId: string | null }) {
    return keepsRegisterOf(actor, institutionId)
  }
}
