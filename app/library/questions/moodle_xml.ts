import { attribute, child, children, readXml, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import { fileName } from '#library/resource_input'
import { clozeGaps } from '#library/questions/cloze'
import type { Question, QuestionAnswer, QuestionType } from '#library/questions/types'

const MOST_BYTES = 60 * 1024 ** 2

export const MOODLE_TYPES: Record<string, QuestionType> = {
  ...({ multichoice: 'choice', truefalse: 'truefalse', shortanswer: 'shortanswer' } as const),
  ...({ numerical: 'numerical', matching: 'matching', match: 'matching' } as const),
  ...({ randomsamatch: 'other', essay: 'essay', cloze: 'cloze', multianswer: 'cloze' } as const),
  ...({ description: 'description', ordering: 'ordering' } as const),
}

export type Picture = { name: string; bytes: Buffer }

/** The questions of one category, with the pictures in their texts. */
export type Category = { path: string; questions: Question[]; pictures: Picture[] }

/** The questions of a Moodle XML file by their categories. @throws PackageProblem where it is none */
export function readMoodleXml(bytes: Buffer, name: string): Category[] {
  const quiz = child(readXml(bytes, name, MOST_BYTES), 'quiz')
  if (!quiz) throw new PackageProblem('not_moodle_xml', { name })
  const categories = new Map<string, Category>()
  let path = ''
  for (const [at, element] of children(quiz, 'question').entries()) {
    const type = attribute(element, 'type') ?? ''
    if (type === 'category') {
      path = pathOf(rawText(child(element, 'category'), 'text'))
      continue
    }
    const category = categories.get(path) ?? { path, questions: [], pictures: [] }
    categories.set(path, category)
    category.questions.push(questionOf(element, type, at, category.pictures))
  }
  return [...categories.values()]
}

/** `$course$/top/Forces` is Forces; a doubled slash is one in a name. */
const pathOf = (text: string) =>
  text
    .replaceAll('//', '\u0000')
    .split('/')
    .filter((part, at) => !(at === 0 && /^\$\w+\$$/.test(part)) && part !== 'top' && part.trim())
    .map((part) => part.replaceAll('\u0000', '/').trim())
    .join(' › ')

/** A text as it stands, with its lines. */
export function rawText(element: Element | undefined, name?: string): string {
  const found = name === undefined ? element : child(element, name)
  const text = found?.['#text']
  return (Array.isArray(text) ? text.map(String).join('') : (text ?? '')).trim()
}

function questionOf(element: Element, type: string, at: number, pictures: Picture[]): Question {
  const read = (one: Element | undefined) => textIn(one, pictures)
  const kind = MOODLE_TYPES[type] ?? 'other'
  const text = read(child(element, 'questiontext'))
  const feedback = read(child(element, 'generalfeedback'))
  const number = rawText(child(element, 'idnumber'))
  return {
    id: (number || `q${at + 1}`).slice(0, 100),
    type: kind,
    title: rawText(child(element, 'name'), 'text').slice(0, 300),
    points: Math.min(1000, Math.max(0, Number(rawText(element, 'defaultgrade')) || 1)),
    ...(feedback ? { feedback } : {}),
    ...tagsOf(element),
    ...(kind === 'cloze' ? clozeGaps(text) : { text }),
    ...partsOf(kind, element, read),
    ...(kind === 'other' ? { foreign: type.slice(0, 60) } : {}),
  }
}

function tagsOf(element: Element) {
  const tags = children(child(element, 'tags'), 'tag').map((one) => rawText(one, 'text'))
  return tags.length > 0
    ? {
        tags: tags
          .filter(Boolean)
          .map((one) => one.slice(0, 100))
          .slice(0, 50),
      }
    : {}
}

type Read = (element: Element | undefined) => string

function partsOf(kind: QuestionType, element: Element, read: Read): Partial<Question> {
  if (kind === 'matching') return { pairs: pairsOf(element, read) }
  if (kind === 'cloze' || kind === 'essay' || kind === 'description') return {}
  const answers = children(element, 'answer').map((one, at) => answerOf(one, at, kind, read))
  return {
    ...(answers.length > 0 ? { answers } : {}),
    ...(kind === 'choice'
      ? {
          single: yes(rawText(element, 'single'), true),
          shuffle: yes(rawText(element, 'shuffleanswers'), true),
        }
      : {}),
    ...(kind === 'truefalse' ? { single: true } : {}),
    ...(kind === 'shortanswer' ? { caseSensitive: yes(rawText(element, 'usecase'), false) } : {}),
  }
}

export const yes = (text: string, otherwise: boolean) =>
  text === '' ? otherwise : text === '1' || text.toLowerCase() === 'true'

function answerOf(one: Element, at: number, kind: QuestionType, read: Read): QuestionAnswer {
  const isTyped = kind === 'shortanswer' || kind === 'numerical'
  const feedback = read(child(one, 'feedback'))
  const tolerance = Number(rawText(one, 'tolerance'))
  return {
    id: `a${at + 1}`,
    text: isTyped ? rawText(one, 'text') : read(one) || '–',
    fraction: clamp(Number(attribute(one, 'fraction') ?? 0)),
    ...(feedback ? { feedback } : {}),
    ...(kind === 'numerical' && tolerance >= 0 ? { tolerance } : {}),
  }
}

export const clamp = (fraction: number) =>
  Number.isFinite(fraction) ? Math.min(100, Math.max(-100, fraction)) : 0

const pairsOf = (element: Element, read: Read) =>
  children(element, 'subquestion').map((one, at) => ({
    id: `p${at + 1}`,
    prompt: read(one),
    answer: rawText(child(one, 'answer'), 'text'),
  }))

/** A text with its pictures, which are in the file beside it. */
function textIn(element: Element | undefined, pictures: Picture[]): string {
  if (!element) return ''
  const own = new Map<string, Buffer>()
  for (const file of children(element, 'file')) {
    const bytes = Buffer.from(rawText(file).replaceAll(/\s/g, ''), 'base64')
    own.set(attribute(file, 'name') ?? '', bytes)
  }
  const text = rawText(element, 'text')
  const format = attribute(element, 'format') ?? 'html'
  if (format === 'plain_text' || format === 'markdown') return text
  return htmlToMarkdown(text, {
    picture(src) {
      const name = pluginFile(src)
      const bytes = name === undefined ? undefined : own.get(name)
      if (!name || !bytes || bytes.length === 0) return undefined
      return keepPicture(pictures, fileName(name), bytes)
    },
    link: outside,
  })
}

/** The name of a file that stands beside a text: `@@PLUGINFILE@@/force%20one.png`. */
export function pluginFile(src: string): string | undefined {
  if (!src.startsWith('@@PLUGINFILE@@/')) return undefined
  const path = src.slice('@@PLUGINFILE@@/'.length).split(/[?#]/)[0]
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Pictures of one name with other bytes get another name. */
export function keepPicture(pictures: Picture[], name: string, bytes: Buffer): string {
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? name : name.replace(/(\.[^.]*)?$/, `-${n}$1`)
    const standing = pictures.find((one) => one.name === wanted)
    if (!standing) {
      pictures.push({ name: wanted, bytes })
      return wanted
    }
    if (standing.bytes.equals(bytes)) return wanted
  }
}
