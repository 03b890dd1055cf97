import { clock } from '#shared/clock'
import { Exception } from '@adonisjs/core/exceptions'
import { inLocale, translate } from '#shared/http/translate'
import { mayFind, standingIn } from '#courses/course_access'
import { coursePath } from '#courses/path/course_path'
import { courseOutline, findActivity, ownProgress } from '#courses/queries/course_outline'
import { thereFor } from '#courses/queries/posts'
import { findCourse, runsNow } from '#courses/queries/courses'
import type { HttpContext } from '@adonisjs/core/http'

export const signInFirst = () =>
  new Exception('Sign in first', { status: 401, code: 'E_SIGN_IN_FIRST' })

const notThere = () => new Exception('No such activity', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** What guests may do: read what needs no record. */
const GUEST_TYPES = ['page', 'resource']

/**
 * The activity of the address with its place in the path of this reader, who may work in it: learners while the course
 * runs and the path is open, teachers always, guests what needs no record. 404 where they may not know of the course.
 */
export async function openActivity(ctx: HttpContext) {
  const { actor, params, locale } = ctx
  const course = await findCourse(params.code)
  const { enrolment, teaches } = await standingIn(actor, course)
  const isIn = enrolment?.state === 'active' && course.state !== 'draft'
  const isGuest = !isIn && !teaches && course.isGuest
  if (!isIn && !teaches && !(await mayFind(actor, course))) throw actor ? notThere() : signInFirst()
  const activity = await findActivity(course.id, params.id)
  const { sections, activities } = await courseOutline(course.id)
  const outline = { sections, activities: thereFor(activities, actor ?? null, teaches) }
  const progress = isIn ? await ownProgress(course.id, actor!.personId) : []
  const steps = coursePath({
    ...{ ...outline, progress, inOrder: course.settings.inOrder },
    now: clock.now().toJSDate(),
  })
  const at = steps.findIndex((step) => step.activity.id === activity.id)
  const step = steps[at]
  if (!step) throw actor ? notThere() : signInFirst()
  const mayGuest = isGuest && GUEST_TYPES.includes(activity.type)
  const isOpen = teaches || (isIn && runsNow(course) && step.lock === null) || mayGuest
  const neighbour = (index: number) => {
    const other = steps[index]?.activity
    return (
      other && {
        href: `/courses/${course.code}/activities/${other.id}`,
        title: inLocale(locale, other.titleKm, other.titleEn),
      }
    )
  }
  return {
    ...{ course, activity, step, isOpen, isIn, teaches },
    isWhereLeft: enrolment?.lastActivityId === activity.id,
    ...{ before: neighbour(at - 1), after: neighbour(at + 1) },
    typeText: translate(locale, `course.types.${activity.type}`),
  }
}

/** The same where something is done in it: 403 where it is closed. */
export async function workActivity(ctx: HttpContext) {
  const open = await openActivity(ctx)
  if (!open.isOpen)
    throw new Exception('Not open', { status: 403, code: 'E_AUTHORIZATION_FAILURE' })
  return open
}
