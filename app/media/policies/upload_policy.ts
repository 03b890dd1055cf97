import { BasePolicy } from '@adonisjs/bouncer'
import { maySend, maySendSomething } from '#media/uploads/purposes'
import type { Actor } from '#shared/actor'
import type Upload from '#media/models/upload'

export default class UploadPolicy extends BasePolicy {
  list(actor: Actor) {
    return maySendSomething(actor)
  }

  /** To begin an upload for a form. */
  send(actor: Actor, purpose: unknown) {
    return maySend(actor, purpose)
  }

  /** Only the person who sends it, while they may still send for that form. */
  change(actor: Actor, upload: Upload) {
    return upload.personId === actor.personId && maySend(actor, upload.purpose)
  }
}
