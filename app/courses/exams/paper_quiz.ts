import { inLocale, translate } from '#shared/http/translate'
import { findPaper } from '#courses/queries/exam_schemes'
import type { Locale } from '#config/i18n'
import type { Quiz } from '#courses/queries/quizzes'

type Found = NonNullable<Awaited<ReturnType<typeof findPaper>>>

/** How a paper is practised: with its minutes, as often as one likes, all on one page. */
export const ofPaper = ({ key, paper }: Found) => ({
  ...{ paper: key, timeLimit: paper.minutes, attempts: 0, perPage: 0 },
})

export const titlesOf = ({ paper, track }: Found) => ({
  titleKm: `${paper.title.km} — ${track.title.km}`,
  titleEn: `${paper.title.en} — ${track.title.en}`,
})

/** The paper in words. */
export const paperItem = ({ key, scheme, track, paper }: Found, locale: Locale) => ({
  ...{ key, points: paper.points, minutes: paper.minutes },
  text: translate(locale, 'exams.paper_of', {
    paper: inLocale(locale, paper.title.km, paper.title.en),
    track: inLocale(locale, track.title.km, track.title.en),
    scheme: inLocale(locale, scheme.title.km, scheme.title.en),
    ...{ points: paper.points, minutes: paper.minutes },
  }),
})

/** The paper that a quiz practises, or null. */
export async function paperOf({ settings }: Quiz, locale: Locale) {
  const found = await findPaper(settings.paper)
  return found ? paperItem(found, locale) : null
}
