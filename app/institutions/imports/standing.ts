import { standingValues, WRITTEN, type InstitutionValues } from '#institutions/imports/values'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The institutions whose `column` is one of `values`, with their flags. Two queries. */
export async function standing(
  client: QueryClientContract,
  column: 'id' | 'location_code' | 'emis_code',
  values: readonly string[]
): Promise<InstitutionValues[]> {
  if (values.length === 0) return []
  const rows = await client
    .from('institutions')
    .whereIn(column, [...values])
    .select(WRITTEN)
  const ids = rows.map((row) => row.id)
  const flags = new Map<string, string[]>(ids.map((id) => [id, []]))
  if (ids.length > 0) {
    const found = await client.from('institutions_flags').whereIn('institution_id', ids)
    for (const flag of found) flags.get(flag.institution_id)!.push(flag.code)
  }
  return rows.map((row) => standingValues(row, flags.get(row.id)!))
}
