import type { Answer, Question } from '#shared/questions/types'

/** An answer that brings all points, to be shown; null where there is none, as of an essay. */
export function rightAnswer(question: Question): Answer | null {
  const { type, body } = question
  const best = <T extends { credit: number }>(list: T[]) =>
    [...list].sort((a, b) => b.credit - a.credit)[0]
  if (type === 'single') return best(body.options).key
  if (type === 'multiple') return body.options.filter((one) => one.correct).map(({ key }) => key)
  if (type === 'hotspot') return body.areas.filter((one) => one.correct).map(({ key }) => key)
  if (type === 'true_false') return body.correct
  if (type === 'short_text') return best(body.answers).text
  if (type === 'numeric') {
    const unit = body.units?.list.find(({ factor }) => factor === 1)?.name
    return { value: String(best(body.answers).value), ...(unit ? { unit } : {}) }
  }
  if (type === 'match')
    return Object.fromEntries(body.items.map(({ key, choice }) => [key, choice]))
  if (type === 'order') return body.items.map(({ key }) => key)
  if (type === 'essay') return null
  return Object.fromEntries(
    body.gaps.map((gap) => [
      gap.key,
      gap.kind === 'choice'
        ? gap.correct
        : gap.kind === 'text'
          ? best(gap.answers).text
          : String(best(gap.answers).value),
    ])
  )
}
