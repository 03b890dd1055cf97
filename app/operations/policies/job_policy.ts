import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'
import type { Job } from '#shared/jobs/job'

/** A job belongs to the person who started it; administrators of the whole server see and change all. */
export default class JobPolicy extends BasePolicy {
  viewAll(actor: Actor) {
    return manages.everything(actor)
  }

  view(actor: Actor, job: Job) {
    return job.ownerId === actor.personId || this.viewAll(actor)
  }

  change(actor: Actor, job: Job) {
    return this.view(actor, job)
  }
}
