import db from '@adonisjs/lucid/services/db'
import { actsForMinistry, mightActForMinistry } from '#institutions/queries/acts_for_ministry'
import type { Actor } from '#shared/actor'

const ROLES = ['library_administrator', 'administrator'] as const

/** Regional, provincial and pre-school teacher training centres (code list `institution_type`). */
const COLLEGES = ['6', '7', '8']

/**
 * Whether the person decides which foreign code runs in everybody's browser: library administrators and
 * administrators of the ministry, and library administrators of a college that trains teachers.
 */
export async function answersForCode(actor: Actor | null): Promise<boolean> {
  if (await actsForMinistry(actor, ROLES)) return true
  const grants = actor?.grants.filter(({ role }) => role === 'library_administrator') ?? []
  if (grants.length === 0) return false
  const college = await db
    .from('institutions')
    .whereIn(
      'id',
      grants.map(({ institutionId }) => institutionId)
    )
    .whereIn('type_code', COLLEGES)
    .select('id')
    .first()
  return Boolean(college)
}

/** Whether the person might. For menus. */
export const mightAnswerForCode = (actor: Actor | null) => mightActForMinistry(actor, ROLES)
