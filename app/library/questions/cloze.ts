import type { Question, QuestionAnswer } from '#library/questions/types'

type Gap = NonNullable<Question['gaps']>[number]

/** `{1:SHORTANSWER:=Newton~%50%Isaac#close}`; the Markdown has signs of its own escaped. */
const GAP =
  /\{(\d*):(SHORTANSWER(?:_C)?|SAC?|MWC?|NUMERICAL|NM|MULTICHOICE\w*|MC\w*|MULTIRESPONSE\w*|MR\w*):((?:\\[\s\S]|[^}\\])*)\}/g

const typeOf = (name: string): Gap['type'] => {
  if (/^(?:NUMERICAL|NM)$/.test(name)) return 'numerical'
  return /^(?:MULTI|MC|MR)/.test(name) ? 'choice' : 'shortanswer'
}

const plain = (text: string) => text.replaceAll(/\\([\s\S])/g, '$1').trim()

/** The gaps of a text as Moodle writes them into it (embedded answers); in their places stand their numbers. */
export function clozeGaps(source: string): { text: string; gaps: Gap[] } {
  const gaps: Gap[] = []
  const text = source.replaceAll(GAP, (_whole, points: string, name: string, body: string) => {
    const type = typeOf(name)
    gaps.push({ type, points: Number(points) || 1, answers: answersOf(body, type) })
    return `{{${gaps.length}}}`
  })
  return { text, gaps }
}

function answersOf(body: string, type: Gap['type']): QuestionAnswer[] {
  const parts = body.match(/(?:\\[\s\S]|[^~\\])+/g) ?? []
  return parts.map((part, at) => {
    const [, equals, share, rest] = /^(?:(=)|%(-?\d+(?:\.\d+)?)%)?([\s\S]*)$/.exec(part)!
    const [said, ...feedback] = rest.split(/(?<!\\)#/)
    const [text, tolerance] = type === 'numerical' ? plain(said).split(':') : [plain(said)]
    const note = plain(feedback.join('#'))
    return {
      id: `a${at + 1}`,
      text,
      fraction: equals ? 100 : Math.min(100, Math.max(-100, Number(share ?? 0))),
      ...(note ? { feedback: note } : {}),
      ...(type === 'numerical' && Number(tolerance) >= 0 && tolerance !== undefined
        ? { tolerance: Number(tolerance) }
        : {}),
    }
  })
}
