import { stableId } from '#shared/ids'
import { standing } from '#institutions/imports/standing'
import type { RawRow } from '#shared/imports/import_kind'
import type { InstitutionsContext } from '#institutions/imports/open'
import type { InstitutionValues } from '#institutions/imports/values'

/** What stands of that of which a portion of rows speaks. */
export type Found = {
  byCode: Map<string, { id: string }>
  present: Map<string, InstitutionValues>
  /** The location code of each institution that is spoken of or stands above one. */
  codes: Map<string, string | null>
  emis: Map<string, string>
  /** What the person looks after, of these. */
  mine: Set<string>
  /** Pairs of an institution and one that it would come under though it is above it. */
  isAbove: (above: string, below: string) => boolean
  /** The present code of institutions that had another one before. */
  former: Map<string, string>
}

/** Looks everything up that a portion of rows speaks of: at most seven queries. */
export async function lookUp(context: InstitutionsContext, rows: RawRow[]): Promise<Found> {
  const { client } = context
  const cells = (...fields: string[]) => [
    ...new Set(rows.flatMap((row) => fields.map((field) => row.cells[field])).filter(Boolean)),
  ]
  const present = await standing(client, 'location_code', cells('location_code'))
  const others = ['parent_id', 'annex_of_id', 'merged_into_id'] as const
  const ids = new Set(present.flatMap((row) => others.map((key) => row[key])).filter(Boolean))
  const spoken = cells('parent_code', 'annex_of_code', 'merged_into_code')
  const references: { id: string; location_code: string | null }[] = await client
    .from('institutions')
    .where((query) => {
      query.whereIn('location_code', spoken).orWhereIn('id', [...ids] as string[])
    })
    .select('id', 'location_code')
  const all = [...present, ...references]
  const byCode = new Map(all.map((row) => [row.location_code!, { id: row.id }]))
  const unknown = cells('location_code').filter((code) => !byCode.has(code))
  return {
    byCode,
    present: new Map(present.map((row) => [row.location_code!, row])),
    codes: new Map(all.map((row) => [row.id, row.location_code])),
    emis: await emisHolders(context, cells('emis_code')),
    ...(await pairs(
      context,
      all.map((row) => row.id),
      present
    )),
    former: await formerCodes(context, unknown),
  }
}

async function emisHolders({ client }: InstitutionsContext, codes: string[]) {
  if (codes.length === 0) return new Map<string, string>()
  const rows = await client
    .from('institutions')
    .whereIn('emis_code', codes)
    .select('id', 'emis_code')
  return new Map(rows.map((row) => [row.emis_code as string, row.id as string]))
}

async function pairs(
  { client, mayAll, tops }: InstitutionsContext,
  ids: string[],
  present: InstitutionValues[]
) {
  const mine = new Set<string>()
  if (!mayAll && ids.length > 0) {
    const rows = await client
      .from('institutions_tree')
      .whereIn('descendant_id', ids)
      .whereIn('ancestor_id', tops)
      .select('descendant_id')
    for (const row of rows) mine.add(row.descendant_id)
  }
  const above = new Set<string>()
  if (present.length > 0) {
    const rows = await client
      .from('institutions_tree')
      .whereIn('descendant_id', ids)
      .whereIn(
        'ancestor_id',
        present.map((row) => row.id)
      )
      .select('ancestor_id', 'descendant_id')
    for (const row of rows) above.add(`${row.ancestor_id} ${row.descendant_id}`)
  }
  return { mine, isAbove: (one: string, other: string) => above.has(`${one} ${other}`) }
}

async function formerCodes({ client }: InstitutionsContext, codes: string[]) {
  if (codes.length === 0) return new Map<string, string>()
  const rows = await client
    .from('institutions_histories as h')
    .join('institutions as i', 'i.id', 'h.institution_id')
    .where('h.field', 'location_code')
    .whereIn('h.before', codes)
    .select('h.before', 'i.location_code')
  return new Map(rows.map((row) => [row.before as string, row.location_code as string]))
}

/** The id of the institution with a code: one that stands, or one that the file adds. */
export function idOf(context: InstitutionsContext, found: Found, code: string): string | null {
  const known = found.byCode.get(code)?.id
  if (known) return known
  return context.parents.has(code) && !context.bad.has(code) ? stableId('institution', code) : null
}
