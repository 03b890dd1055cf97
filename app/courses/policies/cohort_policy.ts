import { BasePolicy } from '@adonisjs/bouncer'
import { isWriter, mayChange, mayUse } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Kept } from '#courses/types'

export default class CohortPolicy extends BasePolicy {
  write(actor: Actor) {
    return isWriter(actor)
  }

  use(actor: Actor, cohort: Kept) {
    return mayUse(actor, cohort)
  }

  change(actor: Actor, cohort: Kept) {
    return mayChange(actor, cohort)
  }
}
