import db from '@adonisjs/lucid/services/db'
import { mayOpen } from '#library/queries/may_open'
import { mayOpen as mayOpenPackage } from '#runtime/queries/may_open'
import { findByCode } from '#library/queries/find_resource'
import { mayUse } from '#courses/access'
import { quizOf } from '#courses/queries/quizzes'
import Package from '#runtime/models/package'
import type { HttpContext } from '@adonisjs/core/http'
import type { ActivityType } from '#courses/course_types'

type Found = { resourceId: string | null; packageId: string | null; quizId: string | null }

const NONE: Found = { resourceId: null, packageId: null, quizId: null }

/** The code in an address or as it stands: `/library/K7QM2XA?x=1` and `k7qm2xa` are the same. */
export const codeIn = (typed: string | null) =>
  /([0-9A-Za-z]{4,12})\/?(?:[?#].*)?$/.exec(typed?.trim() ?? '')?.[1]?.toUpperCase() ?? null

/** What an activity of this type leads to, as its author typed it; undefined where there is no such thing for them. */
export async function thingTyped(
  { actor }: HttpContext,
  type: ActivityType,
  typed: string | null
): Promise<Found | undefined> {
  if (['page', 'meeting', 'assignment', 'discussion'].includes(type)) return NONE
  const code = codeIn(typed)
  if (!code) return undefined
  if (type === 'resource') {
    const resource = await findByCode(code)
    if (!resource || (await mayOpen(actor, resource)) !== 'yes') return undefined
    return { ...NONE, resourceId: resource.id }
  }
  if (type === 'quiz') {
    const row = await db.from('courses_quizzes').where('code', code).first()
    return row && (await mayUse(actor, quizOf(row))) ? { ...NONE, quizId: row.id } : undefined
  }
  const row = await Package.findBy('code', code)
  return row && (await mayOpenPackage(actor!, row)) ? { ...NONE, packageId: row.id } : undefined
}
