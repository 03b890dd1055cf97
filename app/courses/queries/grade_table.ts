import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { inLocale, translate } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { percentOf } from '#courses/grading/course_grade'
import { gradeIn, markIn, standingsOf, type Standing } from '#courses/queries/grades'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Course } from '#courses/course_types'
import type { Gradebook } from '#courses/queries/gradebook'

const PER_PAGE = 30

type Asked = { course: Course; book: Gradebook; actor: Actor; locale: Locale }

const active = (courseId: string) =>
  db.from('courses_enrolments').where({ course_id: courseId, state: 'active' })

async function learnersOf({ course, actor, locale }: Asked, page: number) {
  const rows = await active(course.id)
    .orderBy('enrolled_at')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .select('person_id')
  const ids = rows.map((row) => row.person_id as string)
  const standings = await standingsOf(course.id, ids)
  const names = await seenNames(actor, ids, locale)
  return ids.map((id) => ({ id, name: names.get(id) ?? '', standing: standings.get(id)! }))
}

const titled = (locale: Locale, { titleKm, titleEn }: Titled) => inLocale(locale, titleKm, titleEn)
type Titled = { titleKm: string | null; titleEn: string | null }

const heads = ({ book, locale }: Asked) =>
  book.items.map(({ id, activity }) => ({ key: id, label: titled(locale, activity) }))

const totals = ({ locale, book }: Asked) =>
  ['name', 'total', ...(book.scale.length > 0 ? ['letter'] : [])].map((key) => ({
    ...{ key, label: translate(locale, `gradebook.columns.${key}`) },
  }))

/** A page of the learners with what they have for everything that is graded. At most seven queries beside those of the gradebook. */
export async function gradeTable(asked: Asked, page: number) {
  const { book, course, locale } = asked
  const [{ total }] = await active(course.id).count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const learners = await learnersOf(asked, pager.page)
  const t = (key: string, data?: object) => translate(locale, `gradebook.${key}`, { ...data })
  const cell = (standing: Standing, id: string, isDropped: boolean) => {
    const mark = markIn(standing, id)
    if (mark.isExcused) return t('excused')
    if (mark.score === null) return ''
    const text = t('percent', { percent: percentOf(mark.score) })
    return { text, sub: isDropped ? t('dropped') : mark.isGiven ? t('by_hand') : undefined }
  }
  return {
    pager,
    columns: [...totals(asked), ...heads(asked)],
    rows: learners.map(({ id, name, standing }) => {
      const { percent, letter, dropped, isGiven } = gradeIn(book, standing)
      const text = percent === null ? '' : t('percent', { percent })
      return {
        cells: {
          name: { text: name, href: `/courses/${course.code}/grades/${id}` },
          ...{ total: isGiven ? { text, sub: t('by_hand') } : text, letter },
          ...Object.fromEntries(
            book.items.map((one) => [one.id, cell(standing, one.id, dropped.has(one.id))])
          ),
        },
      }
    }),
  }
}

/** All of it as a sheet, read a page at a time: the whole, the categories, each activity, in per cent. */
export function gradeSheet(asked: Asked) {
  const { book, locale } = asked
  const parts = book.categories.map((one) => ({ key: one.id, label: titled(locale, one) }))
  return { columns: [...totals(asked), ...parts, ...heads(asked)], rows: sheetRows(asked) }
}

async function* sheetRows(asked: Asked) {
  const { book, locale } = asked
  for (let page = 1; ; page++) {
    const learners = await learnersOf(asked, page)
    for (const { name, standing } of learners) {
      const { percent, letter, parts } = gradeIn(book, standing)
      const marks = book.items.map(({ id }) => {
        const { score, isExcused } = markIn(standing, id)
        if (isExcused) return [id, translate(locale, 'gradebook.excused')] as const
        return [id, score === null ? null : percentOf(score)] as const
      })
      const shares = [...parts].map(([id, share]) => [id, share === null ? null : percentOf(share)])
      yield { name, total: percent, letter, ...Object.fromEntries([...shares, ...marks]) }
    }
    if (learners.length < PER_PAGE) return
  }
}
