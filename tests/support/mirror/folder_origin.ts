import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { blobFile } from '#media/queries/blob_file'
import { makeEdition, type Edition } from '#mirror/format/edition'
import { groupIntoPacks, makePack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { makeCatalogue } from '#mirror/format/catalogue'
import { makePatch } from '#mirror/format/catalogue_patch'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { nameOf } from '#mirror/format/object_name'
import { newKey } from '#mirror/trust/keys'
import { makePublication, makeRoot, type MetadataFile, type Target } from '#mirror/trust/metadata'
import { objectStore } from '#mirror/store/objects'
import type { RevocationEntry } from '#mirror/publisher/revocations'
import type { Content } from '#mirror/format/rows'
import type { Encoded } from '#mirror/rows/encode_rows'
import type { MadeObject } from '#mirror/format/tree'

const safe = [newKey(), newKey(), newKey()]
const online = { targets: newKey(), snapshot: newKey(), timestamp: newKey() }
const one = (key: { publicHex: string }) => ({ keys: [key], threshold: 1 })
const root = makeRoot(
  1,
  {
    root: { keys: safe, threshold: 2 },
    targets: one(online.targets),
    snapshot: one(online.snapshot),
    timestamp: one(online.timestamp),
  },
  safe.slice(0, 2)
)

type Published = { content: Content; catalogue: string; edition: Edition; name: string }

/** An origin as a folder: it publishes what tests encode, with packs and a patch from the edition before. */
export class FolderOrigin {
  readonly root = root.bytes.toString()
  readonly channel = 'everyone'
  readonly profile = 'school'
  published: Published[] = []
  #version = 0
  #targets = new Map<string, Target>()

  private constructor(readonly folder: string) {}

  static async open() {
    const origin = new FolderOrigin(await mkdtemp(join(tmpdir(), 'tonle-origin-')))
    await origin.#put([root])
    return origin
  }

  get store() {
    return objectStore(this.folder)
  }

  async publish(encoded: Encoded, custom: Record<string, string | number> = {}) {
    const { content } = encoded
    const { catalogue, objects } = makeCatalogue(content)
    const held = encoded.blobs.filter((blob) => blob.held)
    const blobs: MadeObject[] = []
    for (const { sha256 } of held) {
      const made = encoded.made.find(({ name }) => name === sha256)
      blobs.push({ name: sha256, bytes: made?.bytes ?? (await readFile(blobFile(sha256))) })
    }
    const all = [...objects, catalogue, ...encoded.objects, ...blobs]
    await this.store.putMany(dedupe(all))
    const small = new Map(
      all.filter(({ bytes }) => bytes.length <= PACKED_UP_TO).map((made) => [made.name, made])
    )
    const sizes = [...small.values()].map(({ name, bytes }) => ({ name, size: bytes.length }))
    const packs = groupIntoPacks(sizes).map((group) =>
      makePack(group.map(({ name }) => small.get(name)!))
    )
    const patches = await this.#patches(content, [...small.values()])
    await this.store.putMany([...packs, ...patches.map(({ pack }) => pack)])
    const sequence = this.published.length + 1
    const edition = makeEdition({
      ...{ channel: this.channel, profile: this.profile, sequence, catalogue: catalogue.name },
      packs: packs.map(({ name, bytes }) => [name, bytes.length]),
      patches: patches.map(({ from, pack }) => [from, pack.name, pack.bytes.length]),
      blobs: { count: held.length, bytes: held.reduce((sum, { size }) => sum + size, 0) },
    })
    await this.store.putMany([edition])
    this.published.push({
      ...{ content, catalogue: catalogue.name, name: edition.name },
      edition: JSON.parse(edition.bytes.toString()) as Edition,
    })
    await this.sign({
      path: `editions/${this.channel}/${this.profile}.json`,
      ...{ name: edition.name, size: edition.bytes.length },
      custom: { sequence, issuedAt: '2026-11-23T00:00:00Z', ...custom },
    })
    return edition.name
  }

  async #patches(content: Content, small: MadeObject[]) {
    const before = this.published.at(-1)
    if (!before) return []
    const known = new Set(before.edition.packs.length ? await this.#packed(before) : [])
    const patch = makePatch(before.content, content)
    const fresh = small.filter(({ name }) => !known.has(name))
    return [{ from: before.catalogue, pack: makePack(dedupe([patch, ...fresh])) }]
  }

  async #packed({ edition }: Published) {
    const { readPackIndex } = await import('#mirror/format/blob_pack')
    const names: string[] = []
    for (const [name] of edition.packs) {
      for (const blob of readPackIndex(await this.store.read(name)).blobs) names.push(blob.name)
    }
    return names
  }

  /** Withdraws or gives back; the list is signed like an edition. */
  async revoke(sequence: number, entries: RevocationEntry[]) {
    const value = { format: 'tonle-revocations', version: 1, sequence, entries }
    const bytes = canonicalBytes(value)
    const made = { name: nameOf(bytes), bytes }
    await this.store.putMany([made])
    const target = { path: 'revocations.json', name: made.name, size: made.bytes.length }
    await this.sign({ ...target, custom: { sequence } })
    return made.name
  }

  async sign(target: Target) {
    this.#targets.set(target.path, target)
    await this.#put(makePublication(++this.#version, [...this.#targets.values()], online))
  }

  async #put(files: MetadataFile[]) {
    for (const { path, bytes } of files) {
      const to = join(this.folder, path)
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, bytes)
    }
  }

  close = () => rm(this.folder, { recursive: true, force: true })
}

const dedupe = (objects: MadeObject[]) => [
  ...new Map(objects.map((object) => [object.name, object])).values(),
]
