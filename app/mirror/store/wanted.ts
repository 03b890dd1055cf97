import { stat } from 'node:fs/promises'
import { makePack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import type { ObjectStore } from '#mirror/store/objects'
import type { MadeObject } from '#mirror/format/tree'

/** What one answer holds at most, before it is compressed. */
const MOST = 16 * 1024 * 1024

/** A pack of those small objects that are here, in the order in which they were asked for. */
export async function packOfWanted(store: ObjectStore, names: readonly string[]): Promise<Buffer> {
  const found: MadeObject[] = []
  let total = 0
  for (const name of new Set(names)) {
    const { size } = (await stat(store.path(name)).catch(() => undefined)) ?? {}
    if (size === undefined || size > PACKED_UP_TO) continue
    if (total + size > MOST) break
    total += size
    found.push({ name, bytes: await store.read(name) })
  }
  return makePack(found).bytes
}
