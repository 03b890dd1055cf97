import * as form from '#courses/editing/typed'
import type { Typed } from '#courses/editing/typed'
import type { Amount, Gap } from '#shared/questions/types'

const WITHIN = /\s*(?:±|\+-|\+\/-)\s*/

/** `12.5 ± 0.5`: a number and how far off it may be. */
function amountOf(line: string): Amount[] {
  const [value, tolerance] = line.split(WITHIN).map((one) => form.numberOf(one))
  return value === undefined ? [] : [{ value, tolerance: Math.abs(tolerance ?? 0), credit: 1 }]
}

/** `km | en` of one line. */
function wordsOf(line: string) {
  const [km, en] = line.split('|').map((one) => one.trim())
  return form.textOf(km, en) ?? { km: '' }
}

/** Gaps out of a form: the answers of each stand in lines, of choices the right one first. */
export function readGaps(rows: unknown): Gap[] {
  return form
    .rowsOf(rows)
    .filter(({ key, lines }) => form.said(key) && form.said(lines))
    .map((row) => readGap(row) as Gap)
}

function readGap(row: Typed) {
  const lines = form.linesOf(row.lines)
  const common = { key: form.said(row.key), label: form.textOf(row.km, row.en) }
  if (row.kind === 'number') {
    return form.given({ ...common, kind: 'number', answers: lines.flatMap(amountOf) })
  }
  if (row.kind === 'choice') {
    const options = lines.map((line, at) => ({ key: `c${at + 1}`, text: wordsOf(line) }))
    return form.given({ ...common, kind: 'choice', options, correct: 'c1' })
  }
  const answers = lines.map((line) => ({ text: line, credit: 1 }))
  return form.given({ ...common, kind: 'text', answers })
}

/** The same the other way round, for the form. */
export function gapRow(gap: Gap): Typed {
  const common = { key: gap.key, kind: gap.kind, km: gap.label?.km, en: gap.label?.en }
  if (gap.kind === 'choice') {
    const [first] = gap.options.filter(({ key }) => key === gap.correct)
    const rest = gap.options.filter((one) => one !== first)
    const line = ({ text }: (typeof rest)[number]) =>
      [text.km ?? '', text.en].filter((one) => one !== undefined).join(' | ')
    return { ...common, lines: [first, ...rest].filter(Boolean).map(line).join('\n') }
  }
  if (gap.kind === 'text')
    return { ...common, lines: gap.answers.map(({ text }) => text).join('\n') }
  const line = ({ value, tolerance }: Amount) =>
    tolerance ? `${value} ± ${tolerance}` : `${value}`
  return { ...common, lines: gap.answers.map(line).join('\n') }
}
