import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { readTime } from '#shared/database/times'
import { fromJson } from '#shared/database/from_json'
import { objectStore, type ObjectStore } from '#mirror/store/objects'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import { earlierCatalogues } from '#mirror/publisher/earlier'
import EditionRow from '#mirror/models/edition'
import type { Target } from '#mirror/trust/metadata'

/** What was published so many days ago may still be fetched by somebody who began then. */
const DAYS = 30

/** Beside what is published, so many earlier editions of each profile on each channel stay, however old. */
const EDITIONS = 2

const since = () => clock.now().minus({ days: DAYS })

/** Editions of this origin that need not be laid out any more (docs/protocols/mirror.md section 10.6). */
export async function outdatedEditions(): Promise<EditionRow[]> {
  const rows = await EditionRow.query().whereNotNull('name').orderBy('sequence', 'desc')
  const groups = Map.groupBy(rows, ({ profileId, channel }) => `${profileId} ${channel}`)
  return [...groups.values()].flatMap((editions) => {
    const replaced = editions.filter(({ state }) => state === 'replaced')
    const isOld = (row: EditionRow) =>
      (row.replacedAt ?? row.builtAt ?? row.createdAt) < since() &&
      (row.state !== 'replaced' || replaced.indexOf(row) >= EDITIONS)
    return editions.filter(
      (row) => (row.state === 'replaced' || row.state === 'built') && isOld(row)
    )
  })
}

const WRITERS = ['mirror.build_edition', 'mirror.publish_editions']

/** Whether an edition is being built or published: what it needs is not known yet. */
async function isLayingOut(): Promise<boolean> {
  const row = await db
    .from('shared_jobs')
    .whereIn('kind', WRITERS)
    .whereIn('state', ['queued', 'running'])
    .select('id')
    .first()
  return row !== null
}

/**
 * What this server hands on as an origin: its editions with all that they name, the rows from which mirrors come to the
 * next one, what was withdrawn. Undefined while an edition is being laid out.
 */
export async function keptByOrigin(): Promise<Set<string> | undefined> {
  if (await isLayingOut()) return undefined
  const store = objectStore()
  const kept = new Set<string>()
  const editions = await EditionRow.query().whereNotNull('name').whereNot('state', 'collected')
  const seen = new Set<string>()
  for (const { name, catalogue, profileId } of editions) {
    kept.add(name!)
    if (await store.has(name!)) {
      const { packs, patches } = readEdition(await store.read(name!))
      for (const [pack] of packs) kept.add(pack)
      for (const [, pack] of patches) kept.add(pack)
    }
    for (const one of await rowsNames(catalogue!, store, seen, true)) kept.add(one)
    for (const from of await earlierCatalogues(profileId, store)) {
      for (const one of await rowsNames(from, store, seen)) kept.add(one)
    }
  }
  for (const one of await publishedWithdrawals()) kept.add(one)
  return kept
}

/** The objects of a catalogue, with its blobs where they are to be given out; each is read once. */
async function rowsNames(
  catalogue: string,
  store: ObjectStore,
  seen: Set<string>,
  withBlobs = false
): Promise<Iterable<string>> {
  const key = `${catalogue} ${withBlobs}`
  if (seen.has(key) || !(await store.has(catalogue))) return []
  seen.add(key)
  const fetch = (name: string) => store.read(name)
  const content = await readCatalogue(catalogue, fetch)
  const names = await objectsOf(content, catalogue, fetch)
  if (withBlobs) for (const { sha256, held } of blobsOf(content)) if (held) names.add(sha256)
  return names
}

/** The lists of what is withdrawn, of the last publication and of those that somebody may have begun with. */
async function publishedWithdrawals(): Promise<string[]> {
  const rows = await db
    .from('mirror_publications')
    .orderBy('version', 'desc')
    .select('targets', 'signed_at')
  const recent = rows.filter((row, n) => n < EDITIONS || readTime(row.signed_at) >= since())
  return recent.flatMap(({ targets }) => fromJson<Target[]>(targets).map(({ name }) => name))
}
