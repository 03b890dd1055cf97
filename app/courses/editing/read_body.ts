import { readGaps } from '#courses/editing/gap_rows'
import { readShape } from '#courses/editing/shape_text'
import * as form from '#courses/editing/typed'
import type { Typed } from '#courses/editing/typed'
import type { Amount, QuestionType, Wording } from '#shared/questions/types'

const filled = (rows: unknown, prefix: string) =>
  form.keyed(
    form.rowsOf(rows).filter(({ km, en }) => form.textOf(km, en)),
    prefix
  )
const textIn = ({ km, en }: Typed) => form.textOf(km, en)
const feedbackIn = (row: Typed) => form.textOf(row.feedback_km, row.feedback_en)

/** The body of a question out of its form. What is wrong with it is for `checkQuestion` to say. */
const readers: Record<QuestionType, (typed: Typed) => object> = {
  single: ({ options, shuffle }) => ({
    shuffle: form.isOn(shuffle),
    options: filled(options, 'o').map((row) =>
      form.given({
        ...{ key: row.key, text: textIn(row), feedback: feedbackIn(row) },
        credit: form.shareOf(row.credit, 0),
      })
    ),
  }),
  multiple: ({ options, shuffle, rule }) => ({
    ...{ shuffle: form.isOn(shuffle), rule: form.said(rule) || 'balance' },
    options: filled(options, 'o').map((row) =>
      form.given({
        ...{ key: row.key, text: textIn(row), feedback: feedbackIn(row) },
        correct: form.isOn(row.correct),
        credit: form.said(row.credit) ? form.shareOf(row.credit, 0) : undefined,
      })
    ),
  }),
  true_false: (typed) => {
    const feedback = form.given({
      true: form.textOf(typed.true_km, typed.true_en),
      false: form.textOf(typed.false_km, typed.false_en),
    })
    return form.given({
      correct: form.said(typed.correct) === 'true',
      feedback: Object.keys(feedback).length > 0 ? feedback : undefined,
    })
  },
  numeric: (typed) => {
    const list = form
      .rowsOf(typed.units)
      .filter(({ name }) => form.said(name))
      .map(({ name, factor }) => ({ name: form.said(name), factor: form.numberOf(factor) ?? 1 }))
    const required = form.isOn(typed.unit_required)
    const units = { list, required, penalty: Math.max(0, form.shareOf(typed.penalty, 0.5)) }
    return form.given({
      answers: amountsOf(typed.answers),
      units: list.length > 0 ? units : undefined,
    })
  },
  short_text: (typed) => ({
    answers: form
      .rowsOf(typed.answers)
      .filter(({ text }) => form.said(text))
      .map((row): Wording =>
        form.given({
          text: form.said(row.text),
          credit: Math.max(0, form.shareOf(row.credit, 1)),
          feedback: feedbackIn(row),
        })
      ),
    caseSensitive: form.isOn(typed.case_sensitive),
    wildcard: form.isOn(typed.wildcard),
  }),
  match: (typed) => {
    const pairs = form.keyed(
      form
        .rowsOf(typed.pairs)
        .filter((row) => form.textOf(row.km, row.en) && form.textOf(row.right_km, row.right_en)),
      'i'
    )
    const right = pairs.map((row) => ({
      ...{
        key: form.said(row.choice) || `${row.key}c`,
        text: form.textOf(row.right_km, row.right_en),
      },
    }))
    const extra = filled(typed.extra, 'x').map((row) => ({ key: row.key, text: textIn(row) }))
    const choices = new Map([...right, ...extra].map((one) => [one.key, one]))
    return {
      ...{ shuffle: form.isOn(typed.shuffle), choices: [...choices.values()] },
      items: pairs.map((row, at) => ({ key: row.key, text: textIn(row), choice: right[at].key })),
    }
  },
  order: ({ items, rule }) => ({
    rule: form.said(rule) || 'pairs',
    items: filled(items, 'i').map((row) => ({ key: row.key, text: textIn(row) })),
  }),
  gap: ({ gaps }) => ({ gaps: readGaps(gaps) }),
  essay: (typed) =>
    form.given({
      minWords: form.numberOf(typed.min_words),
      maxWords: form.numberOf(typed.max_words),
      lines: form.numberOf(typed.lines),
      rubric: form.textOf(typed.rubric_km, typed.rubric_en),
      start: form.textOf(typed.start_km, typed.start_en),
    }),
  hotspot: ({ picture, areas, rule }) => ({
    ...{ picture: form.said(picture), rule: form.said(rule) || 'balance' },
    areas: filled(areas, 'a').map((row) => ({
      ...{ key: row.key, label: textIn(row), correct: form.isOn(row.correct) },
      shape: readShape(form.said(row.place)) ?? {},
    })),
  }),
}

function amountsOf(rows: unknown): Amount[] {
  return form.rowsOf(rows).flatMap((row) => {
    const value = form.numberOf(row.value)
    if (value === undefined) return []
    const relative = form.isOn(row.relative)
    const tolerance = Math.abs(form.numberOf(row.tolerance) ?? 0)
    return [
      form.given({
        ...{ value, tolerance: relative ? tolerance / 100 : tolerance },
        relative: relative || undefined,
        credit: Math.max(0, form.shareOf(row.credit, 1)),
        feedback: feedbackIn(row),
      }),
    ]
  })
}

export const readBody = (type: QuestionType, typed: Typed) => readers[type](typed)
