import { formatDate } from '#shared/khmer/dates'
import { inLocale, translate } from '#shared/http/translate'
import type { coursePeople } from '#courses/queries/course_people'
import type { Progress } from '#courses/course_types'
import type { Locale } from '#config/i18n'

type Found = Awaited<ReturnType<typeof coursePeople>>

/** Learners and activities as a table: who is where. */
export function peopleTable({ learners, activities, of }: Found, locale: Locale) {
  const t = (key: string, data?: object) => translate(locale, `course.${key}`, { ...data })
  const cell = (one: Progress | undefined) => {
    if (!one) return ''
    if (one.score !== null) return t('percent', { percent: Math.round(one.score * 100) })
    return one.doneAt ? { text: t('people.is_done'), tone: 'ok' } : t('people.begun')
  }
  return {
    columns: [
      { key: 'name', label: t('people.name') },
      { key: 'done', label: t('people.done') },
      { key: 'seen', label: t('people.seen') },
      ...activities.map(({ id, titleKm, titleEn }) => ({
        ...{ key: id, label: inLocale(locale, titleKm, titleEn) },
      })),
    ],
    rows: learners.map(({ name, done, seenAt, completedAt, progress }) => ({
      cells: {
        name,
        done: completedAt ? { text: t('completed'), tone: 'ok' } : t('share', { done, of }),
        seen: seenAt ? formatDate(seenAt, { locale, style: 'long' }) : t('people.never'),
        ...Object.fromEntries(activities.map(({ id }) => [id, cell(progress.get(id))])),
      },
    })),
  }
}
