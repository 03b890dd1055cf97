import { nameOf } from '#mirror/format/object_name'
import { checkOrder } from '#mirror/format/file_path'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { readObject, VERSION } from '#mirror/format/schemas'

/**
 * What one edition consists of (docs/protocols/mirror.md section 7). It is what is signed; everything else is
 * reached from it by names. It holds no time: that stands in the signed target, so that building twice gives the
 * same bytes.
 */
export type Edition = {
  /** Whom it is for: `everyone`, or those who try it first. */
  channel: string
  profile: string
  /** Rises by one with every edition of a channel and profile, never falls. */
  sequence: number
  catalogue: string
  /** Packs of small blobs and objects for a first fill. */
  packs: [name: string, bytes: number][]
  /** From an earlier catalogue: the pack with the patch and the small objects that came with it. */
  patches: [from: string, pack: string, bytes: number][]
  blobs: { count: number; bytes: number }
}

export function makeEdition(edition: Edition) {
  const sorted = <T extends [string, ...unknown[]]>(list: T[]) =>
    list.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const { channel, profile, sequence, catalogue, blobs } = edition
  const bytes = canonicalBytes({
    ...{ format: 'tonle-edition', version: VERSION },
    ...{ channel, profile, sequence, catalogue, blobs },
    packs: sorted(edition.packs),
    patches: sorted(edition.patches),
  })
  readEdition(bytes)
  return { name: nameOf(bytes), bytes }
}

/** @throws FormatError */
export function readEdition(bytes: Uint8Array): Edition {
  const edition = readObject<Edition>('edition', bytes)
  checkOrder(edition.packs.map(([name]) => name))
  checkOrder(edition.patches.map(([from]) => from))
  return edition
}
