import { notify } from '#identity/actions/notify'
import { peopleManagers } from '#identity/levels'
import { holdersOf } from '#identity/queries/holders_of'
import Institution from '#institutions/models/institution'
import type Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Tells the leaders of both sides, and of the nearest office where a school has none, what became of a transfer;
 * the person when it is agreed or undone. Nobody is told of what they did themselves.
 */
export async function tellOfTransfer(
  trx: TransactionClientContract,
  actor: Actor,
  transfer: Transfer
) {
  const { id, fromInstitutionId, toInstitutionId, personId, state } = transfer
  const places = await Institution.query({ client: trx }).whereIn('id', [
    fromInstitutionId,
    toInstitutionId,
  ])
  const nameOf = (wanted: string) => {
    const found = places.find((one) => one.id === wanted)
    return { km: found?.nameKm ?? '', en: found?.nameEn ?? '' }
  }
  const data = { from: nameOf(fromInstitutionId), to: nameOf(toInstitutionId) }
  const kind = `identity.transfer_${state}`
  for (const institutionId of [fromInstitutionId, toInstitutionId]) {
    const leaders = await leadersOf(trx, institutionId)
    const to = leaders.filter((one) => one !== actor.personId && one !== personId)
    await notify(trx, { kind, to, data, href: `/transfers/${id}`, institutionId })
  }
  const isForPerson = state === 'agreed' || state === 'undone'
  if (isForPerson && personId !== actor.personId) {
    await notify(trx, { kind: `identity.own_transfer_${state}`, to: [personId], data })
  }
}

async function leadersOf(trx: TransactionClientContract, institutionId: string) {
  const own = await holdersOf(['school_leader'], institutionId, trx)
  return own.length ? own : holdersOf(peopleManagers, institutionId, trx)
}
