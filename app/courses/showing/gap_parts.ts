import { shuffled } from '#courses/marking/shuffle'
import { plainLine, renderText } from '#courses/render_text'
import { GAP } from '#shared/questions/gap_keys'
import type { Asked } from '#courses/showing/present'

/** Stands for a gap while the text is rendered: no letter of any text, and untouched by Markdown. */
const MARK = (index: number) => `\uE000${index}\uE001`
const MARKS = /\uE000(\d+)\uE001/

/** The text of a question with gaps, cut at its gaps: pieces of HTML and fields by turns. */
export function gapParts({ question, answer, locale, pictures, seed, told }: Asked) {
  if (question.type !== 'gap') return []
  const { gaps } = question.body
  const given = (answer ?? {}) as Record<string, string>
  const text = Object.fromEntries(
    Object.entries(question.text).map(([language, words]) => [
      language,
      (words ?? '').replace(/[\uE000\uE001]/g, '').replace(GAP, (whole, key) => {
        const index = gaps.findIndex((gap) => gap.key === key)
        return index < 0 ? whole : MARK(index)
      }),
    ])
  )
  const pieces = renderText(text, locale, pictures).split(MARKS)
  return pieces.map((piece, at) => {
    if (at % 2 === 0) return { html: piece }
    const gap = gaps[Number(piece)]
    return {
      key: gap.key,
      number: Number(piece) + 1,
      label: plainLine(gap.label, locale),
      value: given[gap.key] ?? '',
      right: told?.marked?.parts?.[gap.key],
      isNumber: gap.kind === 'number',
      options:
        gap.kind === 'choice'
          ? shuffled(gap.options, seed ?? gap.key).map(({ key, text: words }) => ({
              ...{ value: key, text: plainLine(words, locale) },
            }))
          : undefined,
    }
  })
}
