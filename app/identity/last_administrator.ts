import { today } from '#identity/queries/current_memberships'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Whether without `personId` nobody who can sign in would administer `institutionId` any more, from there or from
 * above. The administrators' rows are locked: of two who remove each other, one comes too late.
 */
export async function isLastAdministrator(
  trx: TransactionClientContract,
  personId: string,
  institutionId: string
): Promise<boolean> {
  const rows = await trx
    .from('identity_memberships as m')
    .join('identity_users as u', 'u.person_id', 'm.person_id')
    .where('m.role', 'administrator')
    .where((query) => query.whereNull('m.starts_on').orWhere('m.starts_on', '<=', today()))
    .where((query) => query.whereNull('m.ends_on').orWhere('m.ends_on', '>=', today()))
    .whereIn(
      'm.institution_id',
      trx.from('institutions_tree').where('descendant_id', institutionId).select('ancestor_id')
    )
    .forUpdate()
    .select('m.person_id', 'u.disabled_at')
  return !rows.some((row) => row.person_id !== personId && row.disabled_at === null)
}

/** The same for every institution the person administers: disabling ends all of it at once. */
export async function isLastAdministratorAnywhere(
  trx: TransactionClientContract,
  personId: string
): Promise<boolean> {
  const held = await trx
    .from('identity_memberships')
    .where({ person_id: personId, role: 'administrator' })
    .select('institution_id')
  for (const { institution_id: id } of held) {
    if (await isLastAdministrator(trx, personId, id)) return true
  }
  return false
}
