import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { erasePerson } from '#identity/actions/erase_person'
import { tellAsker } from '#operations/privacy/tell_of_request'
import PrivacyRequest from '#operations/models/privacy_request'
import type { Actor } from '#shared/actor'

export type Decision = { state: 'done' | 'refused'; reason: string }

/** Answers a request. A deletion that is granted erases the person in the same transaction. */
export function decidePrivacyRequest(
  actor: Actor,
  id: string,
  { state, reason }: Decision
): Promise<Result<PrivacyRequest, { type: 'decided' | 'last_administrator' }>> {
  return transaction(async (trx) => {
    const request = await PrivacyRequest.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    if (request.state !== 'open') return failed({ type: 'decided' })
    if (state === 'done' && request.kind === 'deletion') {
      const erased = await erasePerson(trx, actor, request.personId, request.institutionId)
      if (!erased.ok) return erased
    }
    const decided = { state, reason, decidedBy: actor.personId, decidedAt: clock.now() }
    await request.merge(decided).save()
    await audit(trx, actor, {
      verb: 'operations.privacy_request_decided',
      subject: { type: 'privacy_request', id },
      institutionId: request.institutionId,
      after: { kind: request.kind, state },
    })
    await tellAsker(trx, request)
    return ok(request)
  })
}
