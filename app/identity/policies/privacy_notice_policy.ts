import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** The notice is one for the whole server. */
export default class PrivacyNoticePolicy extends BasePolicy {
  publish(actor: Actor) {
    return manages.everything(actor)
  }
}
