import { makeCatalogue, readCatalogue } from '#mirror/format/catalogue'
import { makePatch } from '#mirror/format/catalogue_patch'
import { groupIntoPacks, makePack, PACK_LIMIT, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { makeEdition } from '#mirror/format/edition'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import type { Content } from '#mirror/format/rows'
import type { Fetch } from '#mirror/format/catalogue'
import type { Encoded } from '#mirror/rows/encode_rows'
import type { MadeObject } from '#mirror/format/tree'

export type Assembly = {
  content: Content
  catalogue: MadeObject
  /** What whoever knows the rows makes for himself. */
  ofCatalogue: ReadonlySet<string>
  /** All but blobs and packs, the catalogue last. */
  objects: MadeObject[]
  /** Blobs made for this edition. */
  made: MadeObject[]
  blobs: { sha256: string; size: number; held: boolean; segments: string | null }[]
}

/** The content with the objects of its catalogue. */
export function assemble({ content, objects, made, blobs }: Encoded): Assembly {
  const { catalogue, objects: parts } = makeCatalogue(content)
  const ofCatalogue = new Set([...parts, catalogue].map(({ name }) => name))
  const all = new Map([...objects, ...parts, catalogue].map((object) => [object.name, object]))
  return { content, catalogue, ofCatalogue, objects: [...all.values()], made, blobs }
}

/** Gives the bytes of a held blob or of an object of the edition. */
export type ReadHeld = (name: string) => Promise<Buffer>

type Small = { name: string; size: number }

const smallOf = ({ objects, blobs }: Assembly): Small[] => [
  ...new Map(
    [
      ...objects.map(({ name, bytes }) => ({ name, size: bytes.length })),
      ...blobs.flatMap(({ sha256, size, held }) => (held ? [{ name: sha256, size }] : [])),
    ]
      .filter(({ size }) => size <= PACKED_UP_TO)
      .map((one) => [one.name, one])
  ).values(),
]

/** The packs of a first fill, one at a time. */
export async function* packsOf(assembly: Assembly, read: ReadHeld): AsyncGenerator<MadeObject> {
  for (const group of groupIntoPacks(smallOf(assembly))) yield packOf(group, read)
}

async function packOf(group: Small[], read: ReadHeld): Promise<MadeObject> {
  const blobs: MadeObject[] = []
  for (const { name } of group) blobs.push({ name, bytes: await read(name) })
  return makePack(blobs)
}

export type Update = {
  from: string
  pack: MadeObject
  /** What it does not hold: large blobs, fetched one by one. */
  large: Small[]
}

/**
 * The way from an earlier catalogue (docs/protocols/mirror.md section 7): the patch and every small object and blob that
 * came, in one pack. The catalogue's own objects follow from the patch.
 */
export async function updateFrom(
  from: string,
  assembly: Assembly,
  fetch: Fetch,
  read: ReadHeld
): Promise<Update> {
  const before = await readCatalogue(from, fetch)
  const known = await objectsOf(before, from, fetch)
  for (const { sha256, held } of blobsOf(before)) if (held) known.add(sha256)
  const ends = { from, to: assembly.catalogue.name }
  const patch = makePatch(before, assembly.content, ends)
  const { ofCatalogue } = assembly
  const inPack: MadeObject[] = [{ name: patch.name, bytes: patch.bytes }]
  let held = patch.bytes.length
  const take = (bytes: number) => {
    if (held + bytes > PACK_LIMIT) return false
    held += bytes
    return true
  }
  const large: Small[] = []
  for (const { name, bytes } of assembly.objects) {
    if (known.has(name) || ofCatalogue.has(name)) continue
    if (take(bytes.length)) inPack.push({ name, bytes })
    else large.push({ name, size: bytes.length })
  }
  for (const { sha256: name, size, held: isHeld } of assembly.blobs) {
    if (!isHeld || known.has(name)) continue
    if (size <= PACKED_UP_TO && take(size)) inPack.push({ name, bytes: await read(name) })
    else large.push({ name, size })
  }
  return { from, pack: makePack(inPack), large }
}

/** The edition object; the same content, channel and number give the same bytes. */
export function editionOf(
  assembly: Assembly,
  facts: { channel: string; profile: string; sequence: number },
  packs: [string, number][],
  patches: [string, string, number][]
) {
  const held = assembly.blobs.filter((blob) => blob.held)
  const bytes = held.reduce((sum, { size }) => sum + size, 0)
  const blobs = { count: held.length, bytes }
  return makeEdition({ ...facts, catalogue: assembly.catalogue.name, packs, patches, blobs })
}
