import { countedFacets, type FacetName, type SearchDocument } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What can be filtered by and counted. Documents are many, different shapes are few. */
export type Shape = {
  noun: string
  staffOnly: boolean
  facets: Partial<Record<FacetName, string[]>>
}

const counted = new Set<string>(countedFacets)

function contentsOf({ noun, staffOnly, facets }: SearchDocument) {
  const values = Object.entries(facets)
    .filter(([facet, list]) => counted.has(facet) && list.length > 0)
    .map(([facet, list]) => [facet, [...new Set(list)].sort()] as const)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
  return JSON.stringify({ noun, staffOnly, facets: Object.fromEntries(values) })
}

/** The numbers of the documents' shapes, in their order; a new shape is written down. */
export async function shapesFor(
  trx: TransactionClientContract,
  index: string,
  documents: SearchDocument[]
): Promise<number[]> {
  const wanted = documents.map(contentsOf)
  const all = [...new Set(wanted)]
  const table = `${index}_shapes`
  const numbers = new Map<string, number>()
  const look = async (contents: string[]) => {
    const rows = await trx.from(table).whereIn('contents', contents).select('shape', 'contents')
    for (const row of rows) numbers.set(row.contents, Number(row.shape))
  }
  await look(all)
  const fresh = all.filter((contents) => !numbers.has(contents))
  if (fresh.length) {
    await trx.table(table).multiInsert(fresh.map((contents) => ({ contents })))
    await look(fresh)
  }
  return wanted.map((contents) => numbers.get(contents)!)
}

/**
 * The shapes of an index and which of them each document has, in memory. Numbers of documents are given out once and
 * a changed document has a new one, so that only what came since has to be read after a change.
 */
class KnownShapes {
  shapes: Shape[] = []
  /** By the number of the document. */
  of = new Uint32Array(1024)
  last = 0
  private version = -1

  constructor(private index: string) {}

  async refresh(client: QueryClientContract, version: number) {
    if (version === this.version) return this
    const rows = await client
      .from(`${this.index}_docs`)
      .where('n', '>', this.last)
      .orderBy('n')
      .select('n', 'shape')
    const shapes = await client
      .from(`${this.index}_shapes`)
      .where('shape', '>=', this.shapes.length)
      .select('*')
    for (const { shape, contents } of shapes) this.shapes[Number(shape)] = JSON.parse(contents)
    const last = Number(rows.at(-1)?.n ?? this.last)
    if (last >= this.of.length) {
      const wider = new Uint32Array(Math.ceil(last * 1.5))
      wider.set(this.of)
      this.of = wider
    }
    for (const { n, shape } of rows) this.of[Number(n)] = Number(shape)
    this.last = Math.max(this.last, last)
    this.version = version
    return this
  }
}

const known = new Map<string, KnownShapes>()
/** The one in force and the one before. */
const MOST = 2

/** The shapes of an index as they are at this version. */
export function knownShapes(client: QueryClientContract, index: string, version: number) {
  let shapes = known.get(index)
  if (!shapes) {
    shapes = new KnownShapes(index)
    known.set(index, shapes)
    if (known.size > MOST) known.delete(known.keys().next().value!)
  }
  return shapes.refresh(client, version)
}
