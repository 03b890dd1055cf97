import { inLocale, translate } from '#shared/http/translate'
import { counts } from '#courses/path/course_path'
import { completionsOf, type Activity, type Course } from '#courses/course_types'
import { courseOutline } from '#courses/queries/course_outline'
import { namedThings, type Thing } from '#courses/queries/named_things'
import type { Locale } from '#config/i18n'

/** Something that is missing: `stops` a course from being opened, or only deserves a look. */
export type Missing = { text: string; href: string; stops: boolean }

const needs = { resource: 'resourceId', package: 'packageId', quiz: 'quizId' } as const
const readyStates = ['published', 'ready', 'open']

/** What a course still lacks before learners may come. Five queries at most. */
export async function courseChecklist(course: Course, locale: Locale): Promise<Missing[]> {
  const { sections, activities } = await courseOutline(course.id)
  const things = await namedThings(activities, locale)
  const base = `/courses/${course.code}`
  const missing: Missing[] = []
  const say = (key: string, href: string, stops: boolean, data: Record<string, unknown> = {}) =>
    missing.push({ text: translate(locale, `course.missing.${key}`, data), href, stops })
  if (!course.titleKm || !course.titleEn) say('translation', `${base}/edit`, false)
  if (!course.descriptionKm && !course.descriptionEn) say('description', `${base}/edit`, false)
  if (activities.length === 0) say('activities', `${base}/build`, true)
  else if (!activities.some(counts)) say('nothing_counts', `${base}/build`, true)
  for (const [at, { id }] of sections.entries()) {
    if (activities.some(({ sectionId }) => sectionId === id)) continue
    say('section', `${base}/build`, false, { number: at + 1 })
  }
  for (const activity of activities) {
    const title = inLocale(locale, activity.titleKm, activity.titleEn)
    const href = `${base}/activities/${activity.id}/edit`
    for (const key of faultsOf(activity, things.get(activity.id), course)) {
      say(key, href, !['late', 'for_students'].includes(key), { title })
    }
  }
  return missing
}

function faultsOf(activity: Activity, thing: Thing | undefined, course: Course): string[] {
  const faults: string[] = []
  const need = needs[activity.type as keyof typeof needs]
  if (need && !thing) faults.push('thing')
  else if (thing && !readyStates.includes(thing.state)) faults.push('not_ready')
  if (!completionsOf[activity.type].includes(activity.completion)) faults.push('completion')
  if (activity.type === 'meeting' && !activity.opensAt) faults.push('time')
  if (activity.type === 'discussion' && counts(activity) && !activity.settings.forStudents)
    faults.push('for_students')
  const end = course.closesAt
  if (end && activity.dueAt && activity.dueAt > end) faults.push('late')
  return faults
}
