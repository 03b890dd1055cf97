import { BasePolicy } from '@adonisjs/bouncer'
import { answersForCode } from '#identity/queries/answers_for_code'
import type { Actor } from '#shared/actor'

/** The libraries of H5P are code that runs for everyone: few decide about them. */
export default class ContentLibraryPolicy extends BasePolicy {
  decide(actor: Actor) {
    return answersForCode(actor)
  }
}
