import { clock } from '#shared/clock'
import { inLocale, translate } from '#shared/http/translate'
import { mayChange } from '#courses/access'
import { seenNames } from '#identity/queries/seen_names'
import { mayFind, standingIn } from '#courses/course_access'
import { counts, coursePath, share, type Step } from '#courses/path/course_path'
import { courseOutline, ownProgress } from '#courses/queries/course_outline'
import { instructorsOf } from '#courses/queries/instructors'
import { thereFor } from '#courses/queries/posts'
import { runsNow } from '#courses/queries/courses'
import { certificateFor } from '#courses/queries/certificates'
import type { HttpContext } from '@adonisjs/core/http'
import type { Course, Section } from '#courses/course_types'
import type { Locale } from '#config/i18n'

/**
 * What the page of a course shows this reader: the path with done, now and next, or how to get in. Undefined where they may
 * not know of it. At most 10 queries, however many activities there are.
 */
export async function coursePage(ctx: HttpContext, course: Course) {
  const { actor, locale } = ctx
  const { enrolment, teaches } = await standingIn(actor, course)
  const isIn = enrolment !== null && course.state !== 'draft'
  if (!isIn && !teaches && !(await mayFind(actor, course))) return undefined
  const { sections, activities } = await courseOutline(course.id)
  const outline = { sections, activities: thereFor(activities, actor ?? null, teaches) }
  const progress = enrolment ? await ownProgress(course.id, actor!.personId) : []
  const steps = coursePath({
    ...{ ...outline, progress, inOrder: course.settings.inOrder },
    now: clock.now().toJSDate(),
  })
  const teachers = await instructorsOf(course.id)
  const names = actor ? await seenNames(actor, teachers, locale) : new Map<string, string>()
  const entry = { isActive: enrolment?.state === 'active', teaches, isGuest: !actor }
  const reads = entry.isActive || teaches || course.isGuest
  return {
    ...headOf(course, locale),
    ...{ teaches, canChange: await mayChange(actor, course), reads, isGuest: !actor },
    instructors: [...names.values()],
    enrolment,
    certificate: enrolment?.isComplete ? await certificateFor(course, actor!.personId) : undefined,
    ...{ runs: runsNow(course), opensAt: course.opensAt, closesAt: course.closesAt },
    ...{ entry: course.settings.entry, share: share(steps) },
    next: enrolment?.state === 'active' ? nextOf(steps, course, locale) : undefined,
    sections: outline.sections.map((section, at) => sectionOf(section, at, steps, course, locale)),
  }
}

export const headOf = (course: Course, locale: Locale) => ({
  ...{ code: course.code, href: `/courses/${course.code}`, stands: course.state },
  title: inLocale(locale, course.titleKm, course.titleEn),
  description: inLocale(locale, course.descriptionKm, course.descriptionEn),
})

const linkOf = (course: Course, { activity }: Step) =>
  `/courses/${course.code}/activities/${activity.id}`

export function nextOf(steps: Step[], course: Course, locale: Locale) {
  const now = steps.find(({ state }) => state === 'now')
  if (!now) return undefined
  const { titleKm, titleEn } = now.activity
  const isBegun = steps.some(({ progress }) => progress !== null)
  return { href: linkOf(course, now), title: inLocale(locale, titleKm, titleEn), isBegun }
}

export const sectionOf = (
  section: Section,
  at: number,
  steps: Step[],
  course: Course,
  locale: Locale
) => ({
  title:
    inLocale(locale, section.titleKm, section.titleEn) ||
    translate(locale, 'course.section', { number: at + 1 }),
  steps: steps
    .filter(({ activity }) => activity.sectionId === section.id)
    .map((step) => stepItem(step, steps, course, locale)),
})

function stepItem(step: Step, steps: Step[], course: Course, locale: Locale) {
  const { activity, lock, progress } = step
  const t = (key: string, data?: Record<string, unknown>) =>
    translate(locale, `course.${key}`, data)
  const after = lock && 'after' in lock && steps.find(({ activity: { id } }) => id === lock.after)
  return {
    ...{ id: activity.id, href: linkOf(course, step), state: step.state },
    title: inLocale(locale, activity.titleKm, activity.titleEn),
    type: t(`types.${activity.type}`),
    ...{ minutes: activity.minutes, dueAt: activity.dueAt, counts: counts(activity) },
    score: typeof progress?.score === 'number' ? Math.round(progress.score * 100) : null,
    isLate: !progress?.doneAt && activity.dueAt !== null && activity.dueAt < clock.now().toJSDate(),
    test: activity.test && t(`tests.${activity.test}`),
    lockedUntil: lock && 'until' in lock ? lock.until : null,
    lockedAfter: after
      ? t('locked_after', {
          title: inLocale(locale, after.activity.titleKm, after.activity.titleEn),
        })
      : null,
  }
}
