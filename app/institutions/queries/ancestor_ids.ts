import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The ids of the institution and of all above it, itself first, the ministry last. */
export async function ancestorIds(
  institutionId: string,
  client: QueryClientContract = db.connection()
): Promise<string[]> {
  const rows = await client
    .from('institutions_tree')
    .where('descendant_id', institutionId)
    .orderBy('depth')
    .select('ancestor_id')
  return rows.map((row) => row.ancestor_id)
}
