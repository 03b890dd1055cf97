import { BasePolicy } from '@adonisjs/bouncer'
import { isWriter, mayChange, mayUse } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Kept } from '#courses/types'

export default class BankPolicy extends BasePolicy {
  write(actor: Actor) {
    return isWriter(actor)
  }

  use(actor: Actor, bank: Kept) {
    return mayUse(actor, bank)
  }

  change(actor: Actor, bank: Kept) {
    return mayChange(actor, bank)
  }
}
