import { BasePolicy } from '@adonisjs/bouncer'
import { mayKeep, mayOpen, mayPackage, type Owned } from '#runtime/access'
import type { Actor } from '#shared/actor'

export default class PackagePolicy extends BasePolicy {
  create(actor: Actor) {
    return mayPackage(actor)
  }

  /** To look at it and to try it. */
  view(actor: Actor, owned: Owned) {
    return mayOpen(actor, owned)
  }

  /** To bring new versions, change how it is taken, remove it, read everyone's attempts. */
  keep(actor: Actor, owned: Owned) {
    return mayKeep(actor, owned)
  }
}
