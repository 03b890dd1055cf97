import { inOrderOfDropping } from '#mirror/publisher/choose_offers'
import type { Offer } from '#shared/sync/offers'
import type { ProfileContent } from '#mirror/types'

/** A blob that is held, and the offers that bring it; none: it is always there. */
export type Weight = { bytes: number; roots: ReadonlySet<string> }

export type Dropped = { offer: Offer; bytes: number }

/**
 * Which offers are dropped so that a disk holds the rest, in the order in which they go. A blob goes with the last
 * offer that brings it.
 */
export function fitDisk(
  offers: Offer[],
  weights: Weight[],
  { content, diskBytes }: { content: ProfileContent; diskBytes: number | null }
): Dropped[] {
  let total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
  if (diskBytes === null || total <= diskBytes) return []
  const left = new Map(weights.map((weight) => [weight, weight.roots.size]))
  const byRoot = new Map<string, Weight[]>()
  for (const weight of weights) {
    for (const root of weight.roots) byRoot.set(root, [...(byRoot.get(root) ?? []), weight])
  }
  const dropped: Dropped[] = []
  for (const offer of inOrderOfDropping(offers, content)) {
    if (total <= diskBytes) break
    let freed = 0
    for (const weight of byRoot.get(offer.id) ?? []) {
      left.set(weight, left.get(weight)! - 1)
      if (left.get(weight) === 0) freed += weight.bytes
    }
    // What frees nothing would be dropped for nothing.
    if (freed === 0) {
      for (const weight of byRoot.get(offer.id) ?? []) left.set(weight, left.get(weight)! + 1)
      continue
    }
    total -= freed
    dropped.push({ offer, bytes: freed })
  }
  return dropped
}
