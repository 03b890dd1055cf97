import db from '@adonisjs/lucid/services/db'
import { today } from '#identity/queries/current_memberships'
import type { Role } from '#identity/roles'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * The persons who hold one of the roles at the institution or at any above it today. Without an institution: at one
 * that has none above it, so those who look after the whole server. Inside a transaction pass it as `client`.
 */
export async function holdersOf(
  roles: readonly Role[],
  institutionId: string | null,
  client: QueryClientContract = db.connection()
): Promise<string[]> {
  const day = today()
  const query = client
    .from('identity_memberships as m')
    .whereIn('m.role', [...roles])
    .where((start) => start.whereNull('m.starts_on').orWhere('m.starts_on', '<=', day))
    .where((end) => end.whereNull('m.ends_on').orWhere('m.ends_on', '>=', day))
    .distinct('m.person_id')
  if (institutionId) {
    query.join('institutions_tree as t', 't.ancestor_id', 'm.institution_id')
    query.where('t.descendant_id', institutionId)
  } else {
    query.join('institutions as i', 'i.id', 'm.institution_id').whereNull('i.parent_id')
  }
  const rows = await query
  return rows.map((row) => row.person_id)
}
