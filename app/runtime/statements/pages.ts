import { build, score, type Happening, type Score } from '#runtime/statements/build'

const ADL = 'http://adlnet.gov/expapi'

export type Thing = { id: string; name?: Record<string, string> }

/** Somebody read a page of the library or a course. */
export const viewed = (happening: Happening, page: Thing, within: Thing[] = []) =>
  build(happening, {
    verb: { id: 'http://id.tincanapi.com/verb/viewed', display: { en: 'viewed', km: 'បានមើល' } },
    object: { ...page, type: 'http://activitystrea.ms/schema/1.0/page' },
    ...(within.length > 0 && { around: { grouping: within.map(({ id }) => ({ id })) } }),
  })

export type QuizOutcome = { score?: Score; isPassed?: boolean; isCompleted?: boolean }

/** Somebody finished a quiz: passed, failed, or only attempted where nothing decides. */
export function quizFinished(
  happening: Happening,
  quiz: Thing,
  { score: reached, isPassed, isCompleted = true }: QuizOutcome,
  within: Thing[] = []
) {
  const name = isPassed === undefined ? 'attempted' : isPassed ? 'passed' : 'failed'
  const points = reached && score(reached)
  return build(happening, {
    verb: { id: `${ADL}/verbs/${name}`, display: { en: name } },
    object: { ...quiz, type: `${ADL}/activities/assessment` },
    result: {
      completion: isCompleted,
      ...(points && { score: points }),
      ...(isPassed !== undefined && { success: isPassed }),
    },
    ...(within.length > 0 && { around: { grouping: within.map(({ id }) => ({ id })) } }),
  })
}
