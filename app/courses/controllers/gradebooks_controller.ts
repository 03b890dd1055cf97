import { notice } from '#shared/http/notice'
import { inLocale, translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { taughtCourse } from '#courses/changeable_course'
import { lettersOf } from '#courses/grading/letters'
import { headOf } from '#courses/queries/course_page'
import { gradebookOf } from '#courses/queries/gradebook'
import { gradebookValidator, MOST_CATEGORIES } from '#courses/validators/grade'
import { writeGradebook, type CategoryInput } from '#courses/actions/write_gradebook'
import type { HttpContext } from '@adonisjs/core/http'

const NEW_ROWS = 2

/** How a course is graded. */
export default class GradebooksController {
  async edit(ctx: HttpContext) {
    const { locale } = ctx
    const course = await taughtCourse(ctx)
    const book = await gradebookOf(course)
    const free = Math.min(NEW_ROWS, MOST_CATEGORIES - book.categories.length)
    return ctx.view.render('pages/courses/gradebooks/edit', {
      ...{ course: headOf(course, locale), letters: book.letters },
      ...{ countsMissing: book.countsMissing, isShown: book.isShown },
      rows: [...book.categories, ...Array.from({ length: free }, () => ({ id: '' }))],
      categories: book.categories.map(({ id, titleKm, titleEn }) => ({
        ...{ value: id, text: inLocale(locale, titleKm, titleEn) },
      })),
      items: book.items.map(({ id, activity, categoryId }) => ({
        ...{ id, categoryId, title: inLocale(locale, activity.titleKm, activity.titleEn) },
      })),
    })
  }

  async update(ctx: HttpContext) {
    const { locale } = ctx
    const course = await taughtCourse(ctx)
    const typed = await ctx.request.validateUsing(gradebookValidator)
    const refuse = (field: string, key: string) =>
      refuseField(field, translate(locale, `gradebook.refusals.${key}`))
    if (!lettersOf(typed.letters ?? '')) refuse('letters', 'letters')
    const categories = (typed.categories ?? []).filter((one) => !one.remove).flatMap(categoryOf)
    if (categories.some(({ titleKm, titleEn }) => !titleKm && !titleEn))
      refuse('categories', 'title')
    if (categories.length > 0 && categories.every(({ weight }) => weight === 0)) {
      refuse('categories', 'weights')
    }
    await writeGradebook(ctx.actor!, course, {
      ...{ letters: typed.letters ?? '', categories },
      ...{ countsMissing: typed.counts_missing ?? false, isShown: typed.is_shown ?? false },
      placed: new Map(Object.entries(typed.placed ?? {})),
    })
    notice(ctx, 'course.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/gradebook`)
  }
}

type Row = {
  id?: string | null
  title_km?: string | null
  title_en?: string | null
  weight?: number | null
  drop_lowest?: number | null
}

/** A row of the form; one that was left empty is none. */
function categoryOf(row: Row): CategoryInput[] {
  const isEmpty = !row.id && !row.title_km && !row.title_en && !row.weight
  if (isEmpty) return []
  return [
    {
      ...{ id: row.id ?? undefined, titleKm: row.title_km ?? null, titleEn: row.title_en ?? null },
      ...{ weight: row.weight ?? 1, dropLowest: row.drop_lowest ?? 0 },
    },
  ]
}
