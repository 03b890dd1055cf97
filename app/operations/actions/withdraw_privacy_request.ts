import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import PrivacyRequest from '#operations/models/privacy_request'
import type { Actor } from '#shared/actor'

/** Takes a request back that has not been answered. False when it has been meanwhile. */
export function withdrawPrivacyRequest(actor: Actor, id: string): Promise<boolean> {
  return transaction(async (trx) => {
    const request = await PrivacyRequest.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    if (request.state !== 'open') return false
    const ended = { decidedBy: actor.personId, decidedAt: clock.now() }
    await request.merge({ state: 'withdrawn', ...ended }).save()
    await audit(trx, actor, {
      verb: 'operations.privacy_request_withdrawn',
      subject: { type: 'privacy_request', id },
      institutionId: request.institutionId,
      after: { kind: request.kind },
    })
    return true
  })
}
