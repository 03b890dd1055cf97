import { renderLine } from '#courses/render_text'
import { translate } from '#shared/http/translate'
import type { Answer, Question, Text } from '#shared/questions/types'
import type { Locale } from '#config/i18n'

const SEPARATOR = ' · '

type Keyed = { key: string; text: Text }

/** An answer as a line of HTML; empty where there is none. */
export function answerText(question: Question, answer: Answer | null, locale: Locale): string {
  if (answer === null) return ''
  const { type, body } = question
  const line = (text: Text | undefined) => renderLine(text, locale)
  const plain = (text: unknown) =>
    line({ km: String(text ?? '').replace(/[\\`*_[\]$!<>&]/g, '\\$&') })
  const named = (list: readonly Keyed[], key: string) =>
    line(list.find((one) => one.key === key)?.text)
  if (type === 'single' || type === 'multiple') {
    const options = body.options as readonly Keyed[]
    const chosen = options.filter(({ key }) => [answer].flat().includes(key))
    return chosen.map(({ text }) => line(text)).join(SEPARATOR)
  }
  if (type === 'true_false') return translate(locale, `courses.answers.${answer}`)
  if (type === 'order') {
    return (answer as string[]).map((key) => named(body.items, key)).join(' → ')
  }
  if (type === 'hotspot') {
    const areas = body.areas.map(({ key, label }) => ({ key, text: label }))
    return areas
      .filter(({ key }) => (answer as string[]).includes(key))
      .map(({ text }) => line(text))
      .join(SEPARATOR)
  }
  if (type === 'match') {
    const given = answer as Record<string, string>
    return body.items
      .filter(({ key }) => given[key])
      .map(({ key, text }) => `${line(text)} – ${named(body.choices, given[key])}`)
      .join(SEPARATOR)
  }
  if (type === 'gap') {
    const given = answer as Record<string, string>
    return body.gaps
      .map((gap) =>
        gap.kind === 'choice' ? named(gap.options, given[gap.key]) : plain(given[gap.key])
      )
      .join(SEPARATOR)
  }
  if (type === 'numeric') {
    const { value, unit = '' } = answer as { value: string; unit?: string }
    return plain(`${value} ${unit}`.trim())
  }
  return plain(answer)
}
