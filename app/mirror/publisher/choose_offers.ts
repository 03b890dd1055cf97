import type { Offer } from '#shared/sync/offers'
import type { ProfileContent } from '#mirror/types'

export type Choice = {
  taken: Offer[]
  /** What the profile asks for and what may not leave, with `stays`. */
  staying: Offer[]
}

const meets = (wanted: readonly string[], said: readonly string[]) =>
  wanted.length === 0 || said.length === 0 || said.some((one) => wanted.includes(one))

export const isAlways = (content: ProfileContent, { collections }: Offer) =>
  collections.some((code) => content.always.includes(code))

function isWanted(content: ProfileContent, offer: Offer) {
  if (offer.collections.some((code) => content.never.includes(code))) return false
  if (isAlways(content, offer)) return true
  return (
    meets(content.grades, offer.grades) &&
    meets(content.subjects, offer.subject ? [offer.subject] : []) &&
    meets(content.languages, offer.languages) &&
    meets(content.audience, offer.audience)
  )
}

/** What a profile takes of what is offered. Films are nothing for a profile without films. */
export function chooseOffers(
  offers: Offer[],
  { content, quality }: { content: ProfileContent; quality: string }
): Choice {
  const wanted = offers
    .filter((offer) => quality !== 'none' || offer.kind !== 'video')
    .filter((offer) => isWanted(content, offer))
  return {
    taken: wanted.filter(({ stays }) => !stays),
    staying: wanted.filter(({ stays }) => stays),
  }
}

/** What is dropped first stands first: what is used least, of that the oldest. What is always held is never dropped. */
export const inOrderOfDropping = (offers: Offer[], content: ProfileContent) =>
  offers
    .filter((offer) => !isAlways(content, offer))
    .toSorted((a, b) => a.uses - b.uses || compare(a.at, b.at) || compare(a.id, b.id))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
