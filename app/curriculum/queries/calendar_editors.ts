import db from '@adonisjs/lucid/services/db'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import type { Actor } from '#shared/actor'

const PROVINCIAL = 'provincial_officer'

/**
 * The provinces whose calendar the person keeps: those of the offices directly below the ministry at which the
 * person is a provincial officer.
 */
export async function provincesKept(actor: Actor | null): Promise<string[]> {
  const grants = actor?.grants.filter(({ role }) => role === PROVINCIAL) ?? []
  if (grants.length === 0) return []
  const rows = await db
    .from('institutions as i')
    .join('institutions as p', 'p.id', 'i.parent_id')
    .whereNull('p.parent_id')
    .whereIn(
      'i.id',
      grants.map(({ institutionId }) => institutionId)
    )
    .whereNotNull('i.place_code')
    .select('i.place_code')
  return [...new Set(rows.map((row) => String(row.place_code).slice(0, 2)))]
}

export async function editsCalendar(actor: Actor | null, placeCode: string): Promise<boolean> {
  if (await editsCurriculum(actor)) return true
  if (placeCode === '') return false
  const kept = await provincesKept(actor)
  return kept.includes(placeCode)
}

/** Whether there is any calendar the person keeps. */
export async function editsSomeCalendar(actor: Actor | null): Promise<boolean> {
  if (await editsCurriculum(actor)) return true
  const kept = await provincesKept(actor)
  return kept.length > 0
}
