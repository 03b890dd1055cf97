import { blobFile } from '#media/queries/blob_file'
import { crashPoint } from '#mirror/crash_points'
import { readCatalogue } from '#mirror/format/catalogue'
import { objectStore, type ObjectStore } from '#mirror/store/objects'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import { assemble, editionOf, packsOf, updateFrom } from '#mirror/publisher/assemble'
import { blobSources, segmentsOf } from '#mirror/publisher/blob_sources'
import { selectContent } from '#mirror/publisher/select_content'
import { earlierCatalogues } from '#mirror/publisher/earlier'
import { lastEdition } from '#mirror/publisher/last_edition'
import { heldReader } from '#mirror/publisher/plan_profile'
import type Profile from '#mirror/models/profile'
import type EditionRow from '#mirror/models/edition'
import type { Assembly } from '#mirror/publisher/assemble'

export type BuildSteps = {
  /** Called often; throws to stop. */
  tell: (
    step: 'select' | 'objects' | 'blobs' | 'packs' | 'patches',
    done: number,
    of: number
  ) => Promise<void>
  signal?: AbortSignal
}

export type BuiltEdition = {
  name: string
  size: number
  catalogue: string
  contentBytes: number
  blobs: number
  resources: number
}

/**
 * Builds an edition (docs/protocols/mirror.md section 10): blobs, then what names them, the edition last. It may be
 * killed at any point and run again: what stands is whole and is not written twice.
 */
export async function buildEdition(
  row: EditionRow,
  profile: Profile,
  steps: BuildSteps
): Promise<BuiltEdition> {
  const store = objectStore()
  const again = row.fromId ? await contentAgain(row, store) : undefined
  const { assembly, resources } = again ?? (await contentNow(profile, store, steps))
  crashPoint('build.selected')
  await writeBlobs(assembly, store, steps)
  await writeObjects(assembly, store, steps)
  const read = again ? (name: string) => store.read(name) : heldReader(assembly)
  const packs: [string, number][] = []
  for await (const pack of packsOf(assembly, read)) {
    await store.putMany([pack])
    packs.push([pack.name, pack.bytes.length])
    crashPoint('build.packs')
    await steps.tell('packs', packs.length, packs.length)
  }
  const patches: [string, string, number][] = []
  const earlier = await earlierCatalogues(profile.id, store)
  for (const from of earlier.filter((name) => name !== assembly.catalogue.name)) {
    const { pack } = await updateFrom(from, assembly, (name) => store.read(name), read)
    await store.putMany([pack])
    patches.push([from, pack.name, pack.bytes.length])
    await steps.tell('patches', patches.length, earlier.length)
  }
  const facts = { channel: row.channel, profile: profile.code, sequence: Number(row.sequence) }
  const edition = editionOf(assembly, facts, packs, patches)
  await store.putMany([edition])
  crashPoint('build.recorded')
  const held = assembly.blobs.filter((blob) => blob.held)
  return {
    ...{ name: edition.name, size: edition.bytes.length, catalogue: assembly.catalogue.name },
    contentBytes: held.reduce((sum, { size }) => sum + size, 0),
    ...{ blobs: held.length, resources },
  }
}

async function contentNow(profile: Profile, store: ObjectStore, { tell, signal }: BuildSteps) {
  const last = await lastEdition(profile.id, store)
  const sources = blobSources(profile.quality, await segmentsOf(last?.blobs ?? [], store), signal)
  const selected = await selectContent(profile.rules, sources, () => tell('select', 0, 0))
  return { assembly: assemble(selected), resources: selected.resources }
}

/** The content of an earlier edition: to go on to everyone, or to go back to it by publishing forward. */
async function contentAgain(row: EditionRow, store: ObjectStore) {
  const from = await (row.constructor as typeof EditionRow).findOrFail(row.fromId)
  const fetch = (name: string) => store.read(name)
  const content = await readCatalogue(from.catalogue!, fetch)
  const objects = []
  for (const name of await objectsOf(content, from.catalogue!, fetch)) {
    objects.push({ name, bytes: await store.read(name) })
  }
  const assembly = assemble({ content, objects, made: [], blobs: blobsOf(content) })
  return { assembly, resources: Number(from.resources) }
}

async function writeBlobs(assembly: Assembly, store: ObjectStore, { tell }: BuildSteps) {
  await store.putMany(assembly.made)
  const made = new Set(assembly.made.map(({ name }) => name))
  const held = assembly.blobs.filter((blob) => blob.held && !made.has(blob.sha256))
  for (const [n, { sha256, size }] of held.entries()) {
    await store.link(sha256, blobFile(sha256), size)
    crashPoint('build.blobs')
    if (n % 50 === 0) await tell('blobs', n, held.length)
  }
}

const PORTION = 100

async function writeObjects({ objects }: Assembly, store: ObjectStore, { tell }: BuildSteps) {
  for (let from = 0; from < objects.length; from += PORTION) {
    await store.putMany(objects.slice(from, from + PORTION))
    crashPoint('build.objects')
    await tell('objects', from, objects.length)
  }
}
