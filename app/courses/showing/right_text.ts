import { rightAnswer } from '#courses/marking/right_answer'
import { renderLine } from '#courses/render_text'
import type { Question, Text } from '#shared/questions/types'
import type { Locale } from '#config/i18n'
import { translate } from '#shared/http/translate'

const SEPARATOR = ' · '

/** The right answer as a line of HTML. */
export function rightText(question: Question, locale: Locale): string {
  const { type, body } = question
  const right = rightAnswer(question)
  if (right === null) return ''
  const line = (text: Text | undefined) => renderLine(text, locale)
  const plain = (text: string) => line({ km: text.replace(/[\\`*_[\]$!<>&]/g, '\\$&') })
  if (type === 'single' || type === 'multiple') {
    const keys = [right].flat()
    const found = (body.options as { key: string; text: Text }[]).filter(({ key }) =>
      keys.includes(key)
    )
    return found.map(({ text }) => line(text)).join(SEPARATOR)
  }
  if (type === 'true_false') return translate(locale, `courses.answers.${right}`)
  if (type === 'order') return body.items.map(({ text }) => line(text)).join(' → ')
  if (type === 'hotspot') {
    return body.areas
      .filter(({ correct }) => correct)
      .map(({ label }) => line(label))
      .join(SEPARATOR)
  }
  if (type === 'match') {
    const choice = new Map(body.choices.map(({ key, text }) => [key, text]))
    return body.items
      .map((item) => `${line(item.text)} – ${line(choice.get(item.choice))}`)
      .join(SEPARATOR)
  }
  if (type === 'gap') {
    const given = right as Record<string, string>
    return body.gaps
      .map((gap) =>
        gap.kind === 'choice'
          ? line(gap.options.find(({ key }) => key === gap.correct)?.text)
          : plain(given[gap.key])
      )
      .join(SEPARATOR)
  }
  if (type === 'numeric') {
    const { value, unit = '' } = right as { value: string; unit?: string }
    return plain(`${value} ${unit}`.trim())
  }
  return plain(String(right))
}
