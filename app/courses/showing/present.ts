import { gapParts } from '#courses/showing/gap_parts'
import { areasOf } from '#courses/showing/areas'
import { rightText } from '#courses/showing/right_text'
import { shuffled } from '#courses/marking/shuffle'
import { plainLine, renderLine, renderText, type Pictures } from '#courses/render_text'
import type { Answer, Answers, Question } from '#shared/questions/types'
import type { Marked } from '#courses/marking/marked'
import type { Locale } from '#config/i18n'

export type Asked = {
  question: Question
  /** The name of its fields in the form. */
  name: string
  answer: Answer | null
  locale: Locale
  pictures: Pictures
  /** What the order of its choices follows from; without it they stand as they were written. */
  seed?: string
  /** What is told about the answer. */
  told?: { marked?: Marked; showsAnswer?: boolean; general?: boolean }
}

const list = (answer: Answer | null) => (Array.isArray(answer) ? answer : [])
const map = (answer: Answer | null) =>
  (answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer : {}) as Record<
    string,
    string
  >

/** A question in finished shapes for the page: as a form, or as what was answered and what is said about it. */
export function present(asked: Asked) {
  const { question, name, answer, locale, pictures, told } = asked
  const line = (text: object | undefined) => renderLine(text, locale, pictures)
  const whole = (text: object | undefined) => renderText(text, locale, pictures)
  const marked = told?.marked
  return {
    ...{ name, type: question.type, points: question.points, answered: answer !== null },
    // The text of one with gaps is its parts.
    html: question.type === 'gap' ? '' : whole(question.text),
    hint: whole(question.hint),
    ...partsOf(asked, line),
    feedback: (marked?.feedback ?? []).map((text) => whole(text)).filter(Boolean),
    general: told?.general ? whole(question.general) : '',
    right: told?.showsAnswer ? rightText(question, locale) : '',
  }
}

export type Presented = ReturnType<typeof present>

function partsOf(asked: Asked, line: (text: object | undefined) => string) {
  const { question, answer, locale, pictures, seed, told } = asked
  const { type, body } = question
  const mixed = <T>(all: readonly T[], isWished = true) =>
    seed && isWished ? shuffled(all, seed) : [...all]
  /** Whether a part was right, where that is told. */
  const verdict = (key: string) => told?.marked?.parts?.[key]
  if (type === 'single' || type === 'multiple') {
    const chosen = type === 'single' ? [answer] : list(answer)
    const options = mixed<{ key: string; text: object }>(body.options, body.shuffle)
    return {
      choices: options.map(({ key, text }) => ({
        ...{ key, html: line(text), checked: chosen.includes(key), right: verdict(key) },
      })),
    }
  }
  if (type === 'true_false') return { chosen: answer === null ? '' : String(answer) }
  if (type === 'numeric') {
    const { value = '', unit = '' } = (answer ?? {}) as Partial<Answers['numeric']>
    return { value, unit, units: body.units?.list.map((one) => one.name) ?? [] }
  }
  if (type === 'short_text') return { value: answer ?? '' }
  if (type === 'essay') {
    const start = plainLine(body.start, locale)
    return { value: answer ?? start, lines: body.lines ?? 8, words: [body.minWords, body.maxWords] }
  }
  if (type === 'match') {
    const choices = mixed(body.choices, body.shuffle)
    return {
      choices: choices.map(({ key, text }) => ({
        key,
        text: plainLine(text, locale),
        html: line(text),
      })),
      items: mixed(body.items, body.shuffle).map(({ key, text }) => ({
        ...{ key, html: line(text), plain: plainLine(text, locale) },
        ...{ chosen: map(answer)[key] ?? '', right: verdict(key) },
      })),
    }
  }
  if (type === 'order') return { items: orderItems(asked, line) }
  if (type === 'gap') return { parts: gapParts(asked) }
  return {
    picture: pictures(body.picture),
    several: body.areas.filter(({ correct }) => correct).length !== 1,
    areas: areasOf(body.areas, list(answer), locale).map((area) => ({
      ...{ ...area, right: verdict(area.key) },
    })),
  }
}

/** In the order that was answered, else mixed: never by chance in the right one. */
function orderItems(
  { question, answer, locale, seed, told }: Asked,
  line: (text: object) => string
) {
  if (question.type !== 'order') return []
  const { items } = question.body
  const given = list(answer)
  let start = shuffled(items, seed ?? question.type)
  if (start.every((one, at) => one === items[at])) start = [...start.slice(1), start[0]]
  const at = (key: string) => (given.includes(key) ? given.indexOf(key) : items.length)
  return [...start]
    .sort((a, b) => at(a.key) - at(b.key))
    .map(({ key, text }, index) => ({
      ...{ key, html: line(text), plain: plainLine(text, locale), place: index + 1 },
      ...{ last: items.length, right: told?.marked?.parts?.[key] },
    }))
}
