import { BasePolicy } from '@adonisjs/bouncer'
import { isWriter, mayChange } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Kept } from '#courses/types'

export default class QuizPolicy extends BasePolicy {
  write(actor: Actor) {
    return isWriter(actor)
  }

  change(actor: Actor, quiz: Kept) {
    return mayChange(actor, quiz)
  }
}
