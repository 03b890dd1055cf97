import { gapRow } from '#courses/editing/gap_rows'
import { shapeText } from '#courses/editing/shape_text'
import type { Typed } from '#courses/editing/typed'
import type { Amount, Question, Text, Units, Wording } from '#shared/questions/types'

const percent = (share: number | undefined) =>
  share === undefined ? undefined : Math.round(share * 1e5) / 1e3
const both = (text: Text | undefined, prefix = '') => ({
  [`${prefix}km`]: text?.km,
  [`${prefix}en`]: text?.en,
})

/** What the form of a question shows: the other way round of `readBody` and `readQuestion`. */
export function formValues(question: Question): Typed {
  return {
    ...{ name: question.name, points: question.points },
    ...both(question.text, 'text_'),
    ...both(question.general, 'general_'),
    ...both(question.hint, 'hint_'),
    tags: question.tags?.join(', '),
    outcomes: question.outcomes?.join(', '),
    ...bodyValues(question),
  }
}

function bodyValues({ type, body }: Question): Typed {
  if (type === 'single' || type === 'multiple') {
    const options = body.options.map((one) => ({
      ...{ ...both(one.text), ...both(one.feedback, 'feedback_'), key: one.key },
      credit: percent(one.credit),
      correct: 'correct' in one && one.correct,
    }))
    return { options, shuffle: body.shuffle, rule: 'rule' in body ? body.rule : undefined }
  }
  if (type === 'true_false') {
    const { correct, feedback } = body
    const said = { ...both(feedback?.true, 'true_'), ...both(feedback?.false, 'false_') }
    return { correct: String(correct), ...said }
  }
  if (type === 'numeric') return { answers: body.answers.map(amountRow), ...unitValues(body.units) }
  if (type === 'short_text') {
    const { answers, caseSensitive, wildcard } = body
    const flags = { case_sensitive: Boolean(caseSensitive), wildcard: Boolean(wildcard) }
    return { answers: answers.map(wordingRow), ...flags }
  }
  if (type === 'match') {
    const used = new Set(body.items.map(({ choice }) => choice))
    const pairs = body.items.map(({ key, text, choice }) => ({
      ...{ key, choice, ...both(text) },
      ...both(body.choices.find((one) => one.key === choice)?.text, 'right_'),
    }))
    const extra = body.choices.filter(({ key }) => !used.has(key))
    const rows = extra.map(({ key, text }) => ({ key, ...both(text) }))
    return { shuffle: body.shuffle, pairs, extra: rows }
  }
  if (type === 'order') {
    return { rule: body.rule, items: body.items.map(({ key, text }) => ({ key, ...both(text) })) }
  }
  if (type === 'gap') return { gaps: body.gaps.map(gapRow) }
  if (type === 'essay') {
    const { minWords, maxWords, lines, rubric, start } = body
    const counts = { min_words: minWords, max_words: maxWords, lines }
    return { ...counts, ...both(rubric, 'rubric_'), ...both(start, 'start_') }
  }
  const areas = body.areas.map(({ key, label, shape, correct }) => ({
    ...{ key, correct, ...both(label), place: shapeText(shape) },
  }))
  return { picture: body.picture, rule: body.rule, areas }
}

const amountRow = ({ value, tolerance, relative, credit, feedback }: Amount) => ({
  ...{ value, relative, ...both(feedback, 'feedback_'), credit: percent(credit) },
  tolerance: relative ? percent(tolerance) : tolerance,
})
const wordingRow = ({ text, credit, feedback }: Wording) => ({
  ...{ text, ...both(feedback, 'feedback_'), credit: percent(credit) },
})
const unitValues = (units: Units | undefined) => ({
  units: units?.list,
  unit_required: units?.required,
  penalty: percent(units?.penalty),
})
