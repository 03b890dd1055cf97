import { inLocale, translate } from '#shared/http/translate'
import { coursePeople, type LearnerFilter } from '#courses/queries/course_people'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Course } from '#courses/course_types'

const MOST = 5000

/** The learners with their progress as a sheet: a column for each activity that can be done. */
export async function peopleSheet(
  course: Course,
  actor: Actor,
  locale: Locale,
  filter: LearnerFilter
) {
  const asked = { filter, page: 1, perPage: MOST }
  const { activities, learners, of } = await coursePeople(course, actor, locale, asked)
  const t = (key: string) => translate(locale, `course.people.${key}`)
  const own = ['name', 'done', 'of', 'seen', 'completed'].map((key) => ({ key, label: t(key) }))
  return {
    columns: [
      ...own,
      ...activities.map(({ id, titleKm, titleEn }) => ({
        ...{ key: id, label: inLocale(locale, titleKm, titleEn) },
      })),
    ],
    rows: learners.map(({ name, done, seenAt, completedAt, progress }) => ({
      ...{ name, done, of, seen: day(seenAt), completed: day(completedAt) },
      ...Object.fromEntries(activities.map(({ id }) => [id, cell(progress.get(id))])),
    })),
  }
}

function cell(one: { score: number | null; doneAt: Date | null } | undefined) {
  if (!one) return ''
  if (one.score !== null) return Math.round(one.score * 100)
  return one.doneAt ? day(one.doneAt) : '…'
}

const day = (time: Date | null) => time?.toISOString().slice(0, 10) ?? ''
