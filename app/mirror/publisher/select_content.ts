import { offeredTables, offersOf, type Offer } from '#shared/sync/offers'
import { editionTables } from '#mirror/rows/edition_tables'
import { encodeRows, type Encoded, type Sources } from '#mirror/rows/encode_rows'
import { rootsOfBlobs, selectRows, type Picked } from '#mirror/rows/select_rows'
import { without } from '#mirror/rows/selection'
import { chooseOffers } from '#mirror/publisher/choose_offers'
import { withdrawnIds } from '#mirror/publisher/revocations'
import { fitDisk, type Dropped } from '#mirror/publisher/fit_disk'
import type { ProfileRules } from '#mirror/types'

export type SelectedContent = Encoded & {
  resources: number
  staying: Offer[]
  dropped: Dropped[]
  /** What mirrors keep on their disks. */
  diskBytes: number
  fits: boolean
}

/** What a profile holds now (docs/protocols/mirror.md section 10): nothing is written. */
export async function selectContent(
  rules: ProfileRules,
  sources: Sources,
  breathe: () => Promise<void>
): Promise<SelectedContent> {
  const tables = await editionTables()
  const picked: Picked = {}
  const taken: Offer[] = []
  const staying: Offer[] = []
  for (const table of offeredTables()) {
    const withdrawn = await withdrawnIds(table)
    const offered = await offersOf(table)
    const offers = offered.map((one) =>
      withdrawn.has(one.id) ? { ...one, stays: 'withdrawn' } : one
    )
    const choice = chooseOffers(offers, rules)
    picked[table] = choice.taken.map(({ id }) => id)
    taken.push(...choice.taken)
    staying.push(...choice.staying)
  }
  const selection = await selectRows(tables, picked, breathe)
  const all = await encodeRows(tables, selection, sources)
  const roots = new Map<string, ReadonlySet<string>>()
  const ids = rootsOfBlobs(tables, selection)
  for (const [id, { sha256 }] of await sources.blobs([...ids.keys()])) {
    roots.set(sha256, ids.get(id)!)
  }
  await breathe()
  const weights = all.blobs
    .filter(({ held }) => held)
    .map(({ sha256, size }) => ({ bytes: size, roots: roots.get(sha256) ?? new Set<string>() }))
  const dropped = fitDisk(taken, weights, rules)
  const gone = new Set(dropped.map(({ offer }) => offer.id))
  const encoded =
    gone.size === 0 ? all : await encodeRows(tables, without(selection, gone), sources)
  const diskBytes = heldBytes(encoded)
  return {
    ...encoded,
    ...{ resources: taken.length - gone.size, staying, dropped, diskBytes },
    fits: rules.diskBytes === null || diskBytes <= rules.diskBytes,
  }
}

const heldBytes = ({ blobs }: Encoded) =>
  blobs.reduce((sum, { size, held }) => sum + (held ? size : 0), 0)
