import { BasePolicy } from '@adonisjs/bouncer'
import { levelAt, peopleTops } from '#identity/queries/reach'
import { standingTowards } from '#identity/queries/standing'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

type Request = { personId: string; requestedBy: string; institutionId: string | null }

/** Requests are handled by those who look after the person; never by the person. */
export default class PrivacyRequestPolicy extends BasePolicy {
  list(actor: Actor) {
    return peopleTops(actor).length > 0
  }

  /** For a guardian: who administers the pupil's record opens the request. */
  async openFor(actor: Actor, personId: string) {
    if (actor.personId === personId) return false
    return (await standingTowards(actor, personId)) === 'administer'
  }

  async view(actor: Actor, request: Request) {
    if ([request.personId, request.requestedBy].includes(actor.personId)) return true
    return this.#lookAfter(actor, request)
  }

  async decide(actor: Actor, request: Request) {
    if (actor.personId === request.personId) return false
    if (!(await this.#lookAfter(actor, request))) return false
    return (await standingTowards(actor, request.personId)) === 'administer'
  }

  /** Only who opened it takes it back; what a school opened for a guardian is the school's to take back. */
  withdraw(actor: Actor, request: Request) {
    return mayWithdraw(actor, request)
  }

  async #lookAfter(actor: Actor, { institutionId }: Request) {
    if (!institutionId) return manages.everything(actor)
    return (await levelAt(actor, institutionId)) > 0
  }
}

export const mayWithdraw = (actor: Actor, { requestedBy }: Pick<Request, 'requestedBy'>) =>
  actor.personId === requestedBy
