import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { notify } from '#identity/actions/notify'
import { peopleManagers } from '#identity/types'
import { currentMemberships } from '#identity/queries/current_memberships'
import { holdersOf } from '#identity/queries/holders_of'
import type PrivacyRequest from '#operations/models/privacy_request'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Who is asked to answer: those who look after the people of the nearest institution that has any, never the person
 * whom the request is about. Where there is nobody, the administrators of the whole.
 */
export async function handlersOf(
  trx: TransactionClientContract,
  { institutionId, personId }: Pick<PrivacyRequest, 'institutionId' | 'personId'>
): Promise<string[]> {
  const line = institutionId ? await ancestorIds(institutionId, trx) : []
  const held = await currentMemberships(trx)
    .whereIn('institution_id', line)
    .whereIn('role', [...peopleManagers])
    .whereNot('person_id', personId)
  const nearest = line.find((id) => held.some((one) => one.institutionId === id))
  if (!nearest) return holdersOf(['administrator'], null, trx)
  return held.filter((one) => one.institutionId === nearest).map((one) => one.personId)
}

/** Whoever opened it need not be told. */
export async function tellHandlers(trx: TransactionClientContract, request: PrivacyRequest) {
  const handlers = await handlersOf(trx, request)
  await notify(trx, {
    kind: 'operations.privacy_request_opened',
    to: handlers.filter((id) => id !== request.requestedBy),
    href: `/privacy-requests/${request.id}`,
    institutionId: request.institutionId,
  })
}

/** The one who asked, who may be somebody of the school for a guardian; not where the answer erased them. */
export async function tellAsker(trx: TransactionClientContract, request: PrivacyRequest) {
  const { id, kind, state, personId, requestedBy, decidedBy } = request
  if (requestedBy === decidedBy) return
  if (kind === 'deletion' && state === 'done' && requestedBy === personId) return
  await notify(trx, {
    kind: 'operations.privacy_request_answered',
    to: [requestedBy],
    href: `/privacy-requests/${id}`,
  })
}
