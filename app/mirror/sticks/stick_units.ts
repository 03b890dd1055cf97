import { stat } from 'node:fs/promises'
import { readPackIndex } from '#mirror/format/blob_pack'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import { objectPath } from '#mirror/format/object_name'
import { CUT, pieceName, piecePath, type Cut } from '#mirror/format/piece'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import type { ObjectStore } from '#mirror/store/objects'

/** A file of a stick: an object, or a piece of one that FAT32 cannot hold. */
export type Unit = {
  /** What lists of sticks call it. */
  key: string
  name: string
  /** Where it lies below the folder of the stick. */
  path: string
  /** Which bytes of the object. */
  from: number
  to: number
  isPiece: boolean
}

/** What stands in packs goes as packs; what is in none goes by itself; small things first, the largest last. */
export async function unitsOf(
  from: ObjectStore,
  edition: string,
  more: readonly string[],
  cut: Cut = CUT
) {
  const read = (one: string) => from.read(one)
  const { packs, patches, catalogue } = readEdition(await read(edition))
  const content = await readCatalogue(catalogue, read)
  const packed = new Set<string>()
  const small = [edition, ...more]
  // A relay has no packs any more: what was in them goes one by one.
  for (const [pack] of packs) {
    if (!(await from.has(pack))) continue
    small.push(pack)
    for (const blob of readPackIndex(await read(pack)).blobs) packed.add(blob.name)
  }
  for (const [, pack] of patches) if (await from.has(pack)) small.push(pack)
  for (const name of await objectsOf(content, catalogue, read)) {
    if (!packed.has(name)) small.push(name)
  }
  const blobs = blobsOf(content)
    .filter(({ sha256, held }) => held && !packed.has(sha256))
    .toSorted((a, b) => a.size - b.size || (a.sha256 < b.sha256 ? -1 : 1))
  const always: Unit[] = []
  for (const name of new Set(small)) {
    const { size } = await stat(from.path(name))
    always.push(whole(name, size))
  }
  const large = blobs.flatMap(({ sha256, size }) =>
    size > cut.above ? pieces(sha256, size, cut.piece) : [whole(sha256, size)]
  )
  return { always, large }
}

const whole = (name: string, size: number): Unit => ({
  ...{ key: name, name, path: objectPath(name), from: 0, to: size, isPiece: false },
})

const pieces = (name: string, size: number, piece: number): Unit[] =>
  Array.from({ length: Math.ceil(size / piece) }, (_, n) => ({
    ...{ key: pieceName(name, n), name, path: piecePath(name, n), isPiece: true },
    ...{ from: n * piece, to: Math.min((n + 1) * piece, size) },
  }))
