import { mayView, remixLicences } from '#library/licence_rules'
import { decidesFor } from '#library/reach'
import { ownScope } from '#library/own_people'
import { authorsInstitution } from '#library/access'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import type { Actor } from '#shared/actor'
import type { Given } from '#library/sources/types'
import type { Scope } from '#library/types'

/** How imported things come in: `draft`; offered to everyone; offered to the people of the institution. */
export const arrivals = ['draft', 'published', 'own'] as const
export type ArrivalWish = (typeof arrivals)[number]

export type Arrival = {
  isOffered: boolean
  scope: Scope
  institutionId: string
  subjects: Map<string, string>
}

/** Whom this person may offer imported things to without another review: those for whom they decide. */
export async function arrivalsFor(actor: Actor): Promise<ArrivalWish[]> {
  const institutionId = authorsInstitution(actor)
  const found: ArrivalWish[] = ['draft']
  if (await decidesFor(actor, { scope: 'national', institutionId })) found.push('published')
  if (await decidesFor(actor, { scope: 'institution', institutionId })) found.push('own')
  return found
}

export async function arrivalFor(
  actor: Actor,
  wish: string | undefined,
  subjects: Map<string, string>
): Promise<Arrival> {
  const institutionId = authorsInstitution(actor)!
  const may = (await arrivalsFor(actor)) as string[]
  const isOffered = wish !== undefined && wish !== 'draft' && may.includes(wish)
  const scope = wish === 'own' && isOffered ? await ownScope(institutionId) : 'national'
  return { isOffered, scope, institutionId, subjects }
}

/**
 * The state in which an entry comes in. What the rules of licences leave open is offered only where that was asked for;
 * what a reviewer would send back is a draft.
 */
export const arrivalOf = ({ isOffered }: Arrival, given: Given): 'draft' | 'published' =>
  isOffered && isClear(given) ? 'published' : 'draft'

/** Whether nothing about the rights is open: the licence is known, its proof is not missing, its origin allows it. */
export function isClear({ licence, sourceUrl, origin }: Given): boolean {
  if (licence === UNKNOWN_LICENCE || licence === 'MINISTRY-PERMISSION') return false
  if (licence === 'ALL-RIGHTS-RESERVED') return sourceUrl !== null
  if (!mayView({ licence })) return false
  if (!origin?.licence || origin.kind === 'part_of') return true
  return remixLicences([origin.licence]).includes(licence)
}
