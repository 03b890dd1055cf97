import { kinds } from '#library/types'
import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { askedOf } from '#library/coverage/asked'
import { coverageMap } from '#library/coverage/coverage_map'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'

/** The map as a table to work on: a row for each lesson that is asked for. */
export default class CoverageSheetsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const { locale } = ctx
    const t = (key: string, data?: object) => translate(locale, `library.${key}`, data as any)
    const asked = await askedOf(ctx)
    const subjects = await listSubjects(locale)
    const { chapters } = await coverageMap(asked, locale)
    const rows = chapters.flatMap((chapter) =>
      chapter.lessons
        .filter((one) => !asked.onlyGaps || one.isGap)
        .map((lesson) => ({
          subject: subjects.find(({ id }) => id === chapter.subjectId)?.name ?? '',
          grade: chapter.grade,
          chapter: `${chapter.code} ${chapter.title}`,
          ...{ code: lesson.code, lesson: lesson.title, total: lesson.total },
          elsewhere: lesson.elsewhere,
          standing: t(lesson.orderId ? 'coverage.ordered' : `coverage.standing.${lesson.standing}`),
          ...Object.fromEntries(kinds.map((kind, at) => [kind, lesson.counts[at]])),
        }))
    )
    const columns: [string, string, number][] = [
      ['subject', t('facets.subject'), 22],
      ['grade', t('facets.grade'), 8],
      ['chapter', t('coverage.chapter'), 36],
      ['code', t('coverage.code'), 16],
      ['lesson', t('coverage.lesson'), 44],
      ...kinds.map((kind): [string, string, number] => [kind, t(`kinds.${kind}`), 10]),
      ['total', t('coverage.in_language', { language: t(`languages.${asked.language}`) }), 12],
      ['elsewhere', t('coverage.elsewhere'), 12],
      ['standing', t('reviews.index.state'), 20],
    ]
    return sheetResponse(ctx, {
      name: `coverage-${asked.language}`,
      format: sheetFormatOf(listQuery(ctx).text('format')),
      columns: columns.map(([key, label, width]) => ({ key, label, width })),
      rows,
    })
  }
}
