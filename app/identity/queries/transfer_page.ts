import { today } from '#identity/queries/current_memberships'
import { institutionNames } from '#identity/queries/institution_names'
import { whoOf } from '#identity/queries/list_transfers'
import { personName } from '#identity/queries/person_name'
import { sidesOf } from '#identity/transfer/sides'
import Person from '#identity/models/person'
import Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The page of a transfer, with what the actor may do. */
export async function transferPage(actor: Actor, transfer: Transfer, locale: Locale) {
  const sides = await sidesOf(actor, transfer)
  const { fromInstitutionId, toInstitutionId, askedBy, decidedBy, state, awaits, kind } = transfer
  const names = await institutionNames([fromInstitutionId, toInstitutionId], locale)
  const people = await Person.query().whereIn('id', [askedBy, decidedBy ?? askedBy])
  const nameOf = (id: string | null) => {
    const found = people.find((one) => one.id === id)
    return found ? personName(found, locale) : null
  }
  const starts = transfer.startsOn.toISODate()!
  const ends = transfer.endsOn?.toISODate() ?? null
  const isAhead = state === 'agreed' && starts > today()
  const isHere = state === 'agreed' && starts <= today() && (ends === null || ends >= today())
  return {
    transfer: {
      ...{ id: transfer.id, kind, state, role: transfer.role, reason: transfer.reason },
      personId: sides.from || state === 'agreed' ? transfer.personId : null,
      who: whoOf(transfer, sides.from, locale),
      from: names.get(fromInstitutionId) ?? '',
      to: names.get(toInstitutionId) ?? '',
      ...{ startsOn: starts, endsOn: ends, awaits },
      askedBy: nameOf(askedBy),
      askedAt: transfer.createdAt,
      decidedBy: nameOf(decidedBy),
      decidedAt: transfer.decidedAt,
    },
    may: {
      decide: state === 'asked' && awaits !== null && sides[awaits],
      withdraw: state === 'asked' && sides[awaits === 'to' ? 'from' : 'to'],
      undo: isAhead && (sides.from || sides.to),
      endStay: kind === 'guest' && isHere && (sides.from || sides.to),
    },
  }
}

/** Where a person has been, the latest first; for the page of the person. */
export async function transfersOf(personId: string, locale: Locale) {
  const found = await Transfer.query()
    .where({ person_id: personId })
    .whereIn('state', ['asked', 'agreed'])
    .orderBy('starts_on', 'desc')
    .limit(20)
  const ids = found.flatMap((one) => [one.fromInstitutionId, one.toInstitutionId])
  const names = await institutionNames(ids, locale)
  return found.map((one) => ({
    ...{ id: one.id, kind: one.kind, state: one.state },
    from: names.get(one.fromInstitutionId) ?? '',
    to: names.get(one.toInstitutionId) ?? '',
    startsOn: one.startsOn.toISODate()!,
    endsOn: one.endsOn?.toISODate() ?? null,
  }))
}
