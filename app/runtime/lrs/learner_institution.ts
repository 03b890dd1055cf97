import { currentMemberships } from '#identity/queries/current_memberships'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The institution whose record of a person this is: where they learn now, else where they work; null where nowhere. */
export async function learnerInstitution(
  personId: string,
  client?: QueryClientContract
): Promise<string | null> {
  const held = await currentMemberships(client).where('person_id', personId).orderBy('id', 'desc')
  const as = held.find(({ role }) => role === 'student') ?? held.at(0)
  return as?.institutionId ?? null
}
