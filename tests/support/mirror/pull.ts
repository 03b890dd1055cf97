import { applyPatch } from '#mirror/format/catalogue_patch'
import { openPack } from '#mirror/format/blob_pack'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import type { ObjectStore } from '#mirror/store/objects'

export type Asked = { bytes: number; requests: number }

/**
 * What a mirror does to get an edition, as simple as it can be: the packs of a first fill or the pack of its update,
 * then what is missing one by one. Counts what it asks for.
 */
export async function pullInto(
  to: ObjectStore,
  ask: (name: string) => Promise<Buffer>,
  edition: string,
  from?: string
): Promise<Asked & { catalogue: string }> {
  const asked: Asked = { bytes: 0, requests: 0 }
  const get = async (name: string) => {
    const bytes = await ask(name)
    asked.bytes += bytes.length
    asked.requests += 1
    return bytes
  }
  const bytes = await get(edition)
  await to.putMany([{ name: edition, bytes }])
  const { catalogue, packs, patches } = readEdition(bytes)
  const patch = patches.find(([start]) => start === from)
  for (const pack of patch ? [patch[1]] : from === catalogue ? [] : packs.map(([name]) => name)) {
    const objects = [...openPack(await get(pack))]
    await to.putMany(objects)
    for (const one of objects) {
      if (!patch || !one.bytes.subarray(0, 200).includes('"tonle-patch"')) continue
      const before = await readCatalogue(from!, (name) => to.read(name))
      const made = applyPatch({ name: from!, content: before }, one.bytes)
      await to.putMany([...made.objects, made.catalogue])
    }
  }
  const fetch = async (name: string) => {
    if (!(await to.has(name))) await to.putMany([{ name, bytes: await get(name) }])
    return to.read(name)
  }
  const content = await readCatalogue(catalogue, fetch)
  for (const name of await objectsOf(content, catalogue, fetch)) await fetch(name)
  for (const { sha256, held } of blobsOf(content)) if (held) await fetch(sha256)
  return { ...asked, catalogue }
}
