import { kinds } from '#library/types'
import { translate } from '#shared/http/translate'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { mayPlan } from '#library/coverage/access'
import { askedOf, coverageAddress } from '#library/coverage/asked'
import { coverageMap, type CoverageChapter } from '#library/coverage/coverage_map'
import { overviewOf } from '#library/coverage/overview'
import type { Locale } from '#config/i18n'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * The map as pages and sheets show it: of a subject and grade its lessons, of more the table of subjects and grades.
 */
export async function coveragePage(ctx: HttpContext) {
  const { locale, actor } = ctx
  const asked = await askedOf(ctx)
  const { chapters, sum } = await coverageMap(asked, locale)
  const subjects = await listSubjects(locale)
  const isClose = Boolean(asked.subject && asked.grade)
  const address = (path: string) => coverageAddress(`/library/coverage${path}`, asked)
  const shown = chapters.map((chapter) => ({
    ...chapter,
    lessons: chapter.lessons.filter((one) => !asked.onlyGaps || one.isGap),
  }))
  return {
    ...{ asked, sum, isClose, canPlan: mayPlan(actor) },
    chapters: isClose ? shown.filter(({ lessons }) => lessons.length > 0) : [],
    overview: isClose ? undefined : overviewOf(chapters, subjects, asked),
    kinds: kindsIn(chapters, locale),
    hasElsewhere: chapters.some(({ lessons }) => lessons.some(({ elsewhere }) => elsewhere > 0)),
    hrefs: {
      whole: coverageAddress('/library/coverage', asked, { subject: undefined, grade: undefined }),
      print: address('/print'),
      csv: address('/sheet'),
      xlsx: `${address('/sheet')}&format=xlsx`,
      localisation: address('/localisation'),
    },
  }
}

/** A column for each kind of which there is something: empty ones would leave no room for the lessons. */
function kindsIn(chapters: CoverageChapter[], locale: Locale) {
  const lessons = chapters.flatMap((chapter) => chapter.lessons)
  return kinds.flatMap((kind, at) =>
    lessons.some(({ counts }) => counts[at] > 0)
      ? [{ key: `k${at}`, label: translate(locale, `library.kinds.${kind}`), numeric: true }]
      : []
  )
}
