import type { SetAnswer as QuestionAnswer, SetQuestion as Imported } from '#library/types'
import type { Text } from '#shared/questions/types'

const KHMER = /\p{Script=Khmer}/u

/** A set says nothing of languages: what has Khmer in it is Khmer. */
const said = (text: string): Text => (KHMER.test(text) ? { km: text } : { en: text })

const feedbackOf = (feedback: string | undefined) =>
  feedback?.trim() ? { feedback: said(feedback) } : {}

const share = (fraction: number) => Math.round(fraction * 100) / 10_000
const least0 = (fraction: number) => Math.max(0, share(fraction))

const PICTURE = /!\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)/g

/** The names of pictures that a question shows, each once. */
function pictureNames(question: Imported): string[] {
  const { text, feedback = '', answers = [], pairs = [] } = question
  const texts = [
    ...[text, feedback, ...answers.map((one) => `${one.text} ${one.feedback ?? ''}`)],
    ...pairs.map(({ prompt, answer }) => `${prompt} ${answer}`),
  ]
  const names = texts.flatMap((one) => [...one.matchAll(PICTURE)].map(([, name]) => name))
  return [...new Set(names.map((name) => decodeURIComponent(name)))]
}

const amounts = (answers: QuestionAnswer[]) =>
  answers.map(({ text, fraction, tolerance, feedback }) => ({
    ...{ value: Number(text.replace(',', '.')), tolerance: tolerance ?? 0 },
    ...{ credit: least0(fraction), ...feedbackOf(feedback) },
  }))

const wordings = (answers: QuestionAnswer[]) =>
  answers.map(({ text, fraction, feedback }) => ({
    ...{ text, credit: least0(fraction), ...feedbackOf(feedback) },
  }))

const isTrue = ({ text }: QuestionAnswer) => /^\W*(true|ត្រូវ|ពិត)/iu.test(text)

function gapOf({ type, answers }: NonNullable<Imported['gaps']>[number], at: number) {
  const key = `g${at + 1}`
  if (type === 'numerical') return { key, kind: 'number', answers: amounts(answers) }
  if (type === 'shortanswer') {
    return { key, kind: 'text', answers: wordings(answers), wildcard: true }
  }
  const best = Math.max(...answers.map(({ fraction }) => fraction))
  return {
    ...{ key, kind: 'choice' },
    options: answers.map(({ text }, n) => ({ key: `o${n + 1}`, text: said(text) })),
    correct: `o${answers.findIndex(({ fraction }) => fraction === best) + 1}`,
  }
}

/** The body of a question of a bank, by the type that it has in a set; undefined where banks ask nothing of the kind. */
function bodyOf(question: Imported): { type: string; body: object } | undefined {
  const { answers = [], pairs = [], gaps = [], shuffle = true } = question
  const options = answers.map(({ text, feedback }, at) => ({
    ...{ key: `o${at + 1}`, text: said(text), ...feedbackOf(feedback) },
  }))
  const credits = answers.map(({ fraction }) => share(fraction))
  switch (question.type) {
    case 'choice':
      return question.single === false
        ? {
            type: 'multiple',
            body: {
              ...{ rule: 'credits', shuffle },
              options: options.map((one, at) => ({
                ...{ ...one, correct: credits[at] > 0, credit: credits[at] },
              })),
            },
          }
        : {
            type: 'single',
            body: { shuffle, options: options.map((one, at) => ({ ...one, credit: credits[at] })) },
          }
    case 'truefalse': {
      const right = answers.find(({ fraction }) => fraction > 0)
      return { type: 'true_false', body: { correct: right ? isTrue(right) : false } }
    }
    case 'shortanswer': {
      const { caseSensitive = false } = question
      return {
        type: 'short_text',
        body: { answers: wordings(answers), wildcard: true, caseSensitive },
      }
    }
    case 'numerical':
      return { type: 'numeric', body: { answers: amounts(answers) } }
    case 'matching': {
      const words = [...new Set(pairs.map(({ answer }) => answer))]
      const keyOf = (answer: string) => `c${words.indexOf(answer) + 1}`
      const items = pairs.filter(({ prompt }) => prompt.trim())
      return {
        type: 'match',
        body: {
          items: items.map(({ prompt, answer }, at) => ({
            ...{ key: `i${at + 1}`, text: said(prompt), choice: keyOf(answer) },
          })),
          ...{ choices: words.map((one) => ({ key: keyOf(one), text: said(one) })), shuffle },
        },
      }
    }
    case 'ordering':
      return {
        type: 'order',
        body: { rule: 'places', items: options.map(({ key, text }) => ({ key, text })) },
      }
    case 'cloze':
      return { type: 'gap', body: { gaps: gaps.map(gapOf) } }
    case 'essay':
      return { type: 'essay', body: {} }
    default:
      return undefined
  }
}

/**
 * A question of a set of the library (docs/protocols/questions.md) as banks keep it, or what names the kind that they do not
 * ask. `from` is the resource: brought again from there it is the same question.
 */
export function fromQuestionSet(question: Imported, from: string): object {
  const found = bodyOf(question)
  if (!found) return { type: question.foreign ?? question.type }
  const pictures = pictureNames(question)
  const text = question.text.replaceAll(/\{\{(\d+)\}\}/g, '[[g$1]]')
  return {
    ...found,
    ...{ name: question.title || question.id, text: said(text) },
    points: question.points > 0 ? question.points : 1,
    ...(question.feedback?.trim() && { general: said(question.feedback) }),
    ...(question.tags?.length && { tags: question.tags }),
    ...(pictures.length > 0 && { pictures: pictures.map((name) => ({ name })) }),
    source: { key: `${from}:${question.id}`.slice(0, 300) },
  }
}
