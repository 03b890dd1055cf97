import { applyPatch } from '#mirror/format/catalogue_patch'
import { openPack } from '#mirror/format/blob_pack'
import { FormatError } from '#mirror/format/format_error'
import { readTree } from '#mirror/format/tree'
import { readCanonical } from '#mirror/format/canonical_json'
import { readObject } from '#mirror/format/schemas'
import { readCatalogue } from '#mirror/format/catalogue'
import { blobsOf, treesIn } from '#mirror/rows/content'
import { MissingObject, type Gatherer } from '#mirror/edge/gather'
import type { Content } from '#mirror/format/rows'
import type { Edition } from '#mirror/format/edition'

/** What stands here already: patches lead from it. */
export type Base = { name: string; content: Content }

/**
 * The rows of an edition and every small object that they speak of, trees and lists of segments too: by a patch where
 * one leads from what stands here, by packs on a first fill, else what is missing (docs/protocols/mirror.md section 18).
 * @throws MissingObject where no source has one of them
 */
export async function gatherCatalogue(
  gatherer: Gatherer,
  edition: Edition,
  base?: Base
): Promise<Content> {
  const patched = base && (await byPatch(gatherer, edition, base))
  if (!patched && !(await hasCatalogue(gatherer, edition))) {
    const isFirst = !base || gatherer.sources.every(({ some }) => !some)
    if (isFirst) await byPacks(gatherer, edition)
    await byLevels(gatherer, edition.catalogue)
  }
  const content = patched ?? (await readCatalogue(edition.catalogue, gatherer.fetch))
  await bringTrees(gatherer, content)
  return content
}

const hasCatalogue = async ({ store }: Gatherer, { catalogue }: Edition) =>
  readCatalogue(catalogue, (name) => store.read(name)).then(
    () => true,
    () => false
  )

async function byPatch(gatherer: Gatherer, edition: Edition, base: Base) {
  if (base.name === edition.catalogue) return base.content
  const way = edition.patches.find(([from]) => from === base.name)
  if (!way) return undefined
  try {
    const pack = await gatherer.fetch(way[1])
    const objects = [...openPack(pack)]
    const patch = objects.find(({ bytes }) => isPatch(bytes))
    if (!patch) return undefined
    const made = applyPatch(base, patch.bytes)
    if (made.catalogue.name !== edition.catalogue) return undefined
    await gatherer.store.putMany(objects.filter((object) => object !== patch))
    await gatherer.store.putMany([...made.objects, made.catalogue])
    return made.content
  } catch (error) {
    if (error instanceof FormatError || error instanceof MissingObject) return undefined
    throw error
  }
}

function isPatch(bytes: Buffer) {
  if (!bytes.subarray(0, 4096).includes('"format":"tonle-patch"') && bytes[0] !== 0x7b) return false
  try {
    return (readCanonical(bytes) as { format?: string }).format === 'tonle-patch'
  } catch {
    return false
  }
}

/** Packs are kept until the edition is whole, so that a cut line does not ask for them twice. */
async function byPacks(gatherer: Gatherer, { packs }: Edition) {
  for (const [name] of packs) {
    try {
      await gatherer.store.putMany([...openPack(await gatherer.fetch(name))])
    } catch (error) {
      // What was in it comes one by one, if at all.
      if (!(error instanceof FormatError) && !(error instanceof MissingObject)) throw error
    }
  }
}

/** The catalogue, its tables, their segments: each level in few requests. */
async function byLevels(gatherer: Gatherer, catalogue: string) {
  const { tables } = readObject<{ tables: [string, string, number][] }>(
    'catalogue',
    await gatherer.fetch(catalogue)
  )
  await bringAll(
    gatherer,
    tables.map(([, object]) => object)
  )
  const segments: string[] = []
  for (const [, object] of tables) {
    const table = readObject<{ segments: string[] }>('table', await gatherer.fetch(object))
    segments.push(...table.segments)
  }
  await bringAll(gatherer, segments)
}

async function bringTrees(gatherer: Gatherer, content: Content) {
  const trees = treesIn(content).map(({ tree }) => tree)
  await bringAll(gatherer, [
    ...trees,
    ...blobsOf(content).flatMap(({ segments }) => segments ?? []),
  ])
  const components = new Set<string>()
  for (const tree of trees) {
    const { components: own } = readTree(await gatherer.fetch(tree))
    for (const [, component] of own) components.add(component)
  }
  await bringAll(gatherer, [...components])
}

async function bringAll(gatherer: Gatherer, names: string[]) {
  const [missing] = await gatherer.bring(names)
  if (missing) throw new MissingObject(missing)
}
