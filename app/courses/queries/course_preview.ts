import { clock } from '#shared/clock'
import { inLocale } from '#shared/http/translate'
import { coursePath, share } from '#courses/path/course_path'
import { courseOutline } from '#courses/queries/course_outline'
import { headOf, nextOf, sectionOf } from '#courses/queries/course_page'
import type { Course } from '#courses/course_types'
import type { Locale } from '#config/i18n'

/** The address of a place in the preview of somebody who has done the first `done` activities. */
export const previewHref = (code: string, done: number, activityId?: string) =>
  `/courses/${code}/preview${activityId ? `/activities/${activityId}` : ''}?done=${done}`

/** The path of a learner who is not there, after the first `done` activities that can be done. Two queries. */
export async function previewPath(course: Course, asked: number) {
  const outline = await courseOutline(course.id)
  const doable = outline.activities.filter(({ completion }) => completion !== 'none')
  const done = Math.min(Math.max(0, Math.trunc(asked) || 0), doable.length)
  const now = clock.now().toJSDate()
  const progress = doable.slice(0, done).map(({ id, completion }) => ({
    ...{ activityId: id, attemptId: null, score: completion === 'score' ? 1 : null },
    ...{ begunAt: now, doneAt: now },
  }))
  const steps = coursePath({ ...outline, progress, inOrder: course.settings.inOrder, now })
  return { ...outline, steps, done, of: doable.length }
}

/** The page of a course as its learner sees it, in the shape of `coursePage`; nothing is written. */
export async function coursePreview(course: Course, locale: Locale, asked: number) {
  const { sections, steps, done, of } = await previewPath(course, asked)
  const next = nextOf(steps, course, locale)
  const { done: counted, of: total } = share(steps)
  const now = steps.find(({ state }) => state === 'now')
  return {
    ...headOf(course, locale),
    ...{ teaches: false, canChange: false, reads: true, isGuest: false, instructors: [] },
    enrolment: { state: 'active', isComplete: total > 0 && counted === total },
    ...{ runs: true, opensAt: null, closesAt: null, entry: course.settings.entry },
    share: { done: counted, of: total },
    next: next && now && { ...next, href: previewHref(course.code, done, now.activity.id) },
    sections: sections.map((section, at) => {
      const shown = sectionOf(section, at, steps, course, locale)
      return {
        ...shown,
        steps: shown.steps.map((step) => ({
          ...{ ...step, href: previewHref(course.code, done, step.id) },
        })),
      }
    }),
    preview: previewBar(course.code, done, of),
  }
}

/** What stands over every page of a preview. */
export const previewBar = (code: string, done: number, of: number) => ({
  ...{ done, of, back: `/courses/${code}/build` },
  more: done < of ? previewHref(code, done + 1) : undefined,
  fewer: done > 0 ? previewHref(code, done - 1) : undefined,
})

/** The neighbours of an activity in a preview. */
export function previewNeighbours(
  { steps, done }: Awaited<ReturnType<typeof previewPath>>,
  course: Course,
  at: number,
  locale: Locale
) {
  const link = (index: number) => {
    const activity = steps[index]?.activity
    return (
      activity && {
        href: previewHref(course.code, done, activity.id),
        title: inLocale(locale, activity.titleKm, activity.titleEn),
      }
    )
  }
  return { before: link(at - 1), after: link(at + 1) }
}
