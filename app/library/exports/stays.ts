import { rightsOf } from '#library/licence_rules'
import type { ResourceRow } from '#library/queries/find_resource'

export const reasons = ['licence', 'holder', 'proof', 'file', 'form'] as const
export type Reason = (typeof reasons)[number]

/** What was not taken along. */
export type Stay = { code: string; title: string; reason: Reason }

/** Why a work may not be handed on to another place; undefined where it may. */
export function whyItStays({
  licence,
  redistributable,
  hasProof,
}: ResourceRow): Reason | undefined {
  if (rightsOf({ licence, hasProof, redistributable }).mirror) return undefined
  if (rightsOf({ licence, hasProof }).mirror) return 'holder'
  return rightsOf({ licence, hasProof: true }).mirror ? 'proof' : 'licence'
}
