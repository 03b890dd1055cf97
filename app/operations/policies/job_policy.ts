import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'
import type { Job } from '#shared/jobs/job'

/** A job belongs to the person who started it; administrators of the server see and change all. */
export default class JobPolicy extends BasePolicy {
  viewAll(actor: Actor) {
    return holdsRole(actor, ['administrator'])
  }

  view(actor: Actor, job: Job) {
    return job.ownerId === actor.personId || this.viewAll(actor)
  }

  change(actor: Actor, job: Job) {
    return this.view(actor, job)
  }
}
