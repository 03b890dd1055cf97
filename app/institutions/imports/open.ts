import { choiceMap } from '#shared/imports/row_reader'
import { managedTops, manages } from '#institutions/queries/managers'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ImportContext, RawRow } from '#shared/imports/import_kind'

/** What the rows of a list of institutions are judged with. */
export type InstitutionsContext = Awaited<ReturnType<typeof openInstitutions>>

export async function openInstitutions({ actor, client }: ImportContext) {
  const choices = async (list: string) => {
    const rows = await client.from('institutions_code_entries').where('list', list)
    return choiceMap(
      rows.map((row) => ({ code: row.code, labelKm: row.label_km, labelEn: row.label_en }))
    )
  }
  const places = await client.from('institutions_places').select('code')
  const clusters = await client.from('institutions_clusters').select('id', 'code')
  return {
    client,
    types: await choices('institution_type'),
    regions: await choices('region'),
    flags: await choices('institution_flag'),
    places: new Set(places.map((row) => row.code as string)),
    clusterIds: new Map(clusters.map((row) => [row.code as string, row.id as string])),
    clusterCodes: new Map(clusters.map((row) => [row.id as string, row.code as string])),
    mayAll: manages.everything(actor),
    tops: managedTops(actor),
    /** The code of each row of the file and that of the one above it. */
    parents: new Map<string, string>(),
    /** Codes of rows that are bad: nothing can be put below them. */
    bad: new Set<string>(),
    /** By the code of a merged institution that of the one it was merged into: as it stands, then as the file says. */
    mergers: await standingMergers(client),
    /** While a list is taken back: what it had added, those below before those above. */
    toDelete: [] as { id: string; label: string }[],
  }
}

export function scanInstitutions({ parents, mergers }: InstitutionsContext, rows: RawRow[]) {
  for (const { cells } of rows) {
    const { location_code: code, merged_into_code: into } = cells
    if (!code) continue
    parents.set(code, cells.parent_code ?? '')
    if (into) mergers.set(code, into)
    else if (into === '') mergers.delete(code)
  }
}

export async function standingMergers(client: QueryClientContract) {
  const rows = await client
    .from('institutions as i')
    .join('institutions as s', 's.id', 'i.merged_into_id')
    .select('i.location_code as code', 's.location_code as into')
  return new Map(rows.map((row) => [row.code as string, row.into as string]))
}

/** Whether whoever follows the mergers from this institution comes back to it. */
export function mergesInCircle(
  { mergers }: { mergers: Map<string, string> },
  code: string
): boolean {
  const seen = new Set<string>()
  for (let next = mergers.get(code); next && !seen.has(next); next = mergers.get(next)) {
    if (next === code) return true
    seen.add(next)
  }
  return false
}

const DEEPEST = 20

/** How many of the file stand above this one, or undefined where the file goes round in a circle. */
export function depthInFile({ parents }: InstitutionsContext, code: string): number | undefined {
  let above = parents.get(code)
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (!above || !parents.has(above)) return depth
    above = parents.get(above)
  }
  return undefined
}
