import { clock } from '#shared/clock'
import { crashPoint } from '#mirror/crash_points'
import { readEdition } from '#mirror/format/edition'
import { FormatError } from '#mirror/format/format_error'
import { isNewer } from '#shared/app_version'
import { freeBytes, roomFor } from '#mirror/edge/room'
import { collectObjects } from '#mirror/edge/collect_objects'
import { gatherBlobs } from '#mirror/edge/gather_blobs'
import { gatherCatalogue } from '#mirror/edge/gather_catalogue'
import { MissingObject, type Gatherer } from '#mirror/edge/gather'
import { currentContent, neededBlobs } from '#mirror/edge/content'
import { revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import Origin from '#mirror/models/origin'
import type Received from '#mirror/models/received'
import type { ReceivedState } from '#mirror/models/received'
import type { ReceiveOptions } from '#mirror/edge/receive'
import type { BlobRow } from '#mirror/rows/encode_rows'

/** How far an edition came: everything is here, part of it, or something here forbids to go on. */
export type Brought = 'complete' | 'partial' | 'held'

/** Brings what an edition lacks and says in its row how far it is (docs/protocols/mirror.md section 18). */
export async function bringEdition(
  originId: string,
  received: Received,
  gatherer: Gatherer,
  options: ReceiveOptions
): Promise<Brought> {
  const set = (state: ReceivedState, more: Partial<Received> = {}) =>
    received.merge({ note: null, ...more, state, updatedAt: clock.now() }).save()
  if (received.minAppVersion && isNewer(received.minAppVersion)) {
    await set('held', { note: 'app_too_old' })
    return 'held'
  }
  if (received.state !== 'complete') await set('fetching')
  const origin = await Origin.findOrFail(originId)
  let missing: BlobRow[] = []
  try {
    const edition = readEdition(await gatherer.fetch(received.name))
    const isOther =
      edition.sequence !== received.sequence ||
      edition.profile !== received.profile ||
      edition.channel !== received.channel
    if (isOther) throw new FormatError('bad_shape', { kind: 'edition' })
    const current = await currentContent(origin)
    const content = await gatherCatalogue(gatherer, edition, current)
    crashPoint('edition.catalogue')
    const revocations = await standingRevocations(origin.revocationsName)
    const needed = await neededBlobs(content, revokedIn(revocations))
    await set('fetching', {
      ...{ catalogue: edition.catalogue, objects: needed.length, bytes: sizeOf(needed) },
    })
    const lacking = await lackingOf(gatherer, needed)
    const free = options.free ?? freeBytes
    if (lacking.length > 0 && (await free()) < roomFor(sizeOf(lacking))) {
      await collectObjects()
      if ((await free()) < roomFor(sizeOf(lacking))) {
        await set('held', { note: 'disk_full', ...missingOf(lacking) })
        return 'held'
      }
    }
    await gatherer.options.expects?.(sizeOf(lacking))
    missing = await gatherBlobs(gatherer, edition, lacking)
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error
    await set('partial', { note: 'missing' })
    return 'partial'
  }
  if (missing.length > 0) {
    await set('partial', { note: 'missing', ...missingOf(missing) })
    return 'partial'
  }
  await set('complete', { missingObjects: 0, missingBytes: 0 })
  crashPoint('edition.complete')
  return 'complete'
}

const sizeOf = (blobs: BlobRow[]) => blobs.reduce((sum, { size }) => sum + size, 0)

const missingOf = (blobs: BlobRow[]) => ({
  missingObjects: blobs.length,
  missingBytes: sizeOf(blobs),
})

async function lackingOf({ store }: Gatherer, blobs: BlobRow[]) {
  const lacking: BlobRow[] = []
  for (const blob of blobs) if (!(await store.has(blob.sha256, blob.size))) lacking.push(blob)
  return lacking
}
