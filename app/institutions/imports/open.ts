import { choiceMap } from '#shared/imports/row_reader'
import { managedTops, manages } from '#institutions/queries/managers'
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
  }
}

export function scanInstitutions({ parents }: InstitutionsContext, rows: RawRow[]) {
  for (const { cells } of rows) {
    if (cells.location_code) parents.set(cells.location_code, cells.parent_code ?? '')
  }
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
