import db from '@adonisjs/lucid/services/db'
import { readFile } from 'node:fs/promises'
import { clock } from '#shared/clock'
import { PACKED_UP_TO } from '#mirror/format/blob_pack'
import { blobFile } from '#media/queries/blob_file'
import { objectStore, type ObjectStore } from '#mirror/store/objects'
import { assemble, editionOf, packsOf, updateFrom } from '#mirror/publisher/assemble'
import { blobSources, segmentsOf } from '#mirror/publisher/blob_sources'
import { selectContent, type SelectedContent } from '#mirror/publisher/select_content'
import { earlierCatalogues } from '#mirror/publisher/earlier'
import { besideObjects, type Way } from '#mirror/publisher/on_line'
import { lastEdition } from '#mirror/publisher/last_edition'
import type Profile from '#mirror/models/profile'
import type { Assembly, ReadHeld } from '#mirror/publisher/assemble'
import type { Offer } from '#shared/sync/offers'

const LISTED = 2000

export type PlannedItem = Pick<Offer, 'code' | 'title' | 'href'> & { bytes?: number; why?: string }

export type SitePlan = {
  id: string
  code: string
  name: string
  /** Where it stands now; null: it has nothing yet, or something that is not known here any more. */
  from: string | null
  bytes: number
  requests: number
  /** More than is left of what its profile allows in this month. */
  isOver: boolean
}

/** What the planner found; shown before anything is published. */
export type PlanReport = {
  resources: number
  blobs: number
  diskBytes: number
  fits: boolean
  staying: PlannedItem[]
  stayingCount: number
  dropped: PlannedItem[]
  droppedCount: number
  firstFill: { bytes: number; requests: number }
  update: { bytes: number; requests: number } | null
  sites: SitePlan[]
  madeAt: string
}

type Watch = { breathe: () => Promise<void>; signal?: AbortSignal }

/**
 * Says what an edition of this profile would hold and cost if it were built now: it is built, but nothing is kept. So
 * the forecast is off only by what changes until then.
 */
export async function planProfile(
  profile: Profile,
  { breathe, signal }: Watch
): Promise<PlanReport> {
  const store = objectStore()
  const last = await lastEdition(profile.id, store)
  const known = await segmentsOf(last?.blobs ?? [], store)
  const selected = await selectContent(
    profile.rules,
    blobSources(profile.quality, known, signal),
    breathe
  )
  const assembly = assemble(selected)
  await breathe()
  const ways = await waysTo(assembly, profile, store, breathe)
  const sites = await sitesOf(profile, ways)
  const update = last?.catalogue ? (ways.updates.get(last.catalogue) ?? null) : null
  return {
    ...listed(selected),
    firstFill: ways.firstFill,
    update,
    sites,
    madeAt: clock.now().toISO()!,
  }
}

/** Reads what an assembly holds: from what was made just now, or from media's store. */
export function heldReader({ objects, made }: Assembly): ReadHeld {
  const known = new Map([...objects, ...made].map(({ name, bytes }) => [name, bytes]))
  return async (name) => known.get(name) ?? readFile(blobFile(name))
}

async function waysTo(
  assembly: Assembly,
  profile: Profile,
  store: ObjectStore,
  breathe: () => Promise<void>
) {
  const read = heldReader(assembly)
  const packs: [string, number][] = []
  let [fillBytes, fillCount] = [0, 0]
  for await (const { name, bytes } of packsOf(assembly, read)) {
    packs.push([name, bytes.length])
    fillBytes += bytes.length
    fillCount += 1
    await breathe()
  }
  const alone = new Map([
    ...assembly.blobs.flatMap(({ sha256, size, held }) => (held ? [[sha256, size] as const] : [])),
    ...assembly.objects.map(({ name, bytes }) => [name, bytes.length] as const),
  ])
  for (const size of alone.values()) {
    if (size <= PACKED_UP_TO) continue
    fillBytes += size
    fillCount += 1
  }
  const updates = new Map<string, Way>()
  const patches: [string, string, number][] = []
  for (const from of await earlierCatalogues(profile.id, store)) {
    if (from === assembly.catalogue.name) {
      updates.set(from, { bytes: 0, requests: 0 })
      continue
    }
    const { pack, large } = await updateFrom(from, assembly, (name) => store.read(name), read)
    patches.push([from, pack.name, pack.bytes.length])
    const bytes = large.reduce((sum, { size }) => sum + size, pack.bytes.length)
    updates.set(from, { bytes, requests: large.length + 1 })
    await breathe()
  }
  const facts = { channel: 'everyone', profile: profile.code, sequence: 1 }
  const edition = editionOf(assembly, facts, packs, patches)
  const onLine = await besideObjects(edition, facts)
  const whole = ({ bytes, requests }: Way, isFirst = false) =>
    onLine({ bytes: bytes + edition.bytes.length, requests: requests + 1 }, isFirst)
  for (const [from, way] of updates) updates.set(from, whole(way))
  return { firstFill: whole({ bytes: fillBytes, requests: fillCount }, true), updates }
}

async function sitesOf(
  profile: Profile,
  { firstFill, updates }: { firstFill: Way; updates: Map<string, Way> }
): Promise<SitePlan[]> {
  const { monthBytes } = profile.rules
  const sites = await db
    .from('mirror_sites')
    .where('profile_id', profile.id)
    .whereNot('state', 'retired')
    .orderBy('name')
    .select('id', 'code', 'name', 'catalogue', 'month', 'month_bytes')
  const month = clock.now().toFormat('yyyy-MM')
  return sites.map(({ id, code, name, catalogue, ...site }) => {
    const used = site.month === month ? Number(site.month_bytes) : 0
    const way = (catalogue && updates.get(catalogue)) || firstFill
    const from = catalogue && updates.has(catalogue) ? catalogue : null
    const isOver = monthBytes !== null && way.bytes > 0 && way.bytes + used > monthBytes
    return { id, code, name, from, ...way, isOver }
  })
}

function listed({ staying, dropped, resources, blobs, diskBytes, fits }: SelectedContent) {
  const item = ({ code, title, href }: Offer) => ({ code, title, href })
  return {
    ...{ resources, diskBytes, fits },
    blobs: blobs.filter(({ held }) => held).length,
    staying: staying.slice(0, LISTED).map((offer) => ({ ...item(offer), why: offer.stays })),
    stayingCount: staying.length,
    dropped: dropped.slice(0, LISTED).map(({ offer, bytes }) => ({ ...item(offer), bytes })),
    droppedCount: dropped.length,
  }
}
