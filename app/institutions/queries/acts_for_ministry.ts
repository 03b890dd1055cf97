import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#shared/actor'

const ADMINISTRATOR = 'administrator'

/**
 * Whether the person has one of `roles` for the whole country: at the topmost institution, or, administrators aside,
 * at a department, a unit directly below it that has no offices or schools of its own. The same role at a school or
 * a provincial office reaches that school or province only. One query at most.
 */
export async function actsForMinistry(
  actor: Actor | null,
  roles: readonly string[]
): Promise<boolean> {
  const grants = actor?.grants.filter(({ role }) => roles.includes(role)) ?? []
  if (grants.length === 0) return false
  if (grants.some(({ isTop }) => isTop)) return true
  const units = grants.filter(({ role }) => role !== ADMINISTRATOR)
  if (units.length === 0) return false
  const row = await db
    .from('institutions as i')
    .join('institutions as p', 'p.id', 'i.parent_id')
    .whereNull('p.parent_id')
    .whereIn('i.id', [...new Set(units.map(({ institutionId }) => institutionId))])
    .whereNotExists((below) =>
      below.from('institutions as b').whereColumn('b.parent_id', 'i.id').select('b.id')
    )
    .select('i.id')
    .first()
  return Boolean(row)
}

/** Whether the person might: holds one of the roles somewhere. For menus. */
export const mightActForMinistry = (actor: Actor | null, roles: readonly string[]) =>
  actor?.grants.some(({ role }) => roles.includes(role)) ?? false
