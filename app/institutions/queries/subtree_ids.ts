import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * The ids of the institution and of all below it. A ministry has thousands: to narrow another query use
 * `subtreeOf` as a subquery rather than this list.
 */
export async function subtreeIds(
  institutionId: string,
  client: QueryClientContract = db.connection()
): Promise<string[]> {
  const rows = await subtreeOf([institutionId], client)
  return [...new Set(rows.map((row: { descendant_id: string }) => row.descendant_id))]
}

/** The same as a subquery over several tops: `query.whereIn('institution_id', subtreeOf(ids))`. */
export function subtreeOf(
  institutionIds: readonly string[],
  client: QueryClientContract = db.connection()
) {
  return client
    .from('institutions_tree')
    .whereIn('ancestor_id', [...institutionIds])
    .select('descendant_id')
}
