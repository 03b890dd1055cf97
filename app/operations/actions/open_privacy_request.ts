import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { ANSWER_DAYS, type RequestKind } from '#operations/privacy/request_kinds'
import { tellHandlers } from '#operations/privacy/tell_of_request'
import PrivacyRequest from '#operations/models/privacy_request'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type RequestInput = {
  kind: RequestKind
  personId: string
  text: string | null
  /** The guardian for whom the school opens it. */
  asker?: { name: string; relation: string; identityCheck: string }
}

/** Opens a request about a person's data. One of a kind may be open at a time. */
export function openPrivacyRequest(
  actor: Actor,
  { kind, personId, text, asker }: RequestInput
): Promise<Result<PrivacyRequest, { type: 'already_open' }>> {
  return transaction(async (trx) => {
    const open = await PrivacyRequest.query({ client: trx })
      .where({ personId, kind, state: 'open' })
      .first()
    if (open) return failed({ type: 'already_open' })
    const institutionId = await institutionOf(trx, personId)
    const request = await PrivacyRequest.create(
      {
        ...{ id: newId(), kind, state: 'open', personId, institutionId, text },
        ...{ requestedBy: actor.personId, createdAt: clock.now() },
        ...{ askerName: asker?.name ?? null, askerRelation: asker?.relation ?? null },
        identityCheck: asker?.identityCheck ?? null,
        dueAt: clock.now().plus({ days: ANSWER_DAYS }),
      },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'operations.privacy_request_opened',
      subject: { type: 'privacy_request', id: request.id },
      institutionId,
      after: { kind, forGuardian: asker !== undefined },
    })
    await tellHandlers(trx, request)
    return ok(request)
  })
}

/** The institution whose people look after the person: that of the newest role. */
async function institutionOf(trx: TransactionClientContract, personId: string) {
  const row = await trx
    .from('identity_memberships')
    .where('person_id', personId)
    .orderBy('created_at', 'desc')
    .select('institution_id')
    .first()
  return (row?.institution_id as string | undefined) ?? null
}
