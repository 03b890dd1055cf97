import { attribute, child, children, type Element } from '#shared/archive/read_xml'
import { clozeGaps } from '#library/questions/cloze'
import { clamp, MOODLE_TYPES, rawText, yes } from '#library/questions/moodle_xml'
import { plain } from '#library/sources/moodle/course_files'
import type { Question, QuestionAnswer } from '#library/questions/types'

/** How a text of the bank becomes Markdown: `area` and `item` say beside which its pictures stand. */
export type ReadText = (html: string, area: string, item: string) => string

/** `entries`: the newest question of each entry, by its number. */
export type BankCategory = {
  id: string
  name: string
  questions: Element[]
  entries: Map<string, string>
}

/** The categories of `questions.xml`; of a question with versions the newest. */
export function bankCategories(bank: Element | undefined): BankCategory[] {
  const list = children(child(bank, 'question_categories'), 'question_category')
  return list.map((category) => ({
    entries: new Map(
      entriesOf(category).flatMap((entry) =>
        newest(entry).map((one) => [attribute(entry, 'id') ?? '', attribute(one, 'id') ?? ''])
      )
    ),
    id: attribute(category, 'id') ?? '',
    name: rawText(category, 'name'),
    questions: [
      ...children(child(category, 'questions'), 'question'),
      ...entriesOf(category).flatMap(newest),
    ],
  }))
}

const entriesOf = (category: Element) =>
  children(child(category, 'question_bank_entries'), 'question_bank_entry')

function newest(entry: Element): Element[] {
  const versions = children(child(entry, 'question_version'), 'question_versions')
  const [last] = [...versions].sort(
    (a, b) => Number(rawText(b, 'version')) - Number(rawText(a, 'version'))
  )
  return children(child(last, 'questions'), 'question').slice(0, 1)
}

/** The questions of a category; parts of a question with gaps stand in it and not for themselves. */
export function bankQuestions(elements: Element[], read: ReadText): Question[] {
  const parts = new Map<string, Element[]>()
  for (const one of elements) {
    const parent = rawText(one, 'parent')
    if (parent && parent !== '0') parts.set(parent, [...(parts.get(parent) ?? []), one])
  }
  return elements
    .filter((one) => ['', '0'].includes(rawText(one, 'parent')))
    .filter((one) => rawText(one, 'qtype') !== 'random')
    .map((one) => questionOf(one, parts.get(attribute(one, 'id') ?? '') ?? [], read))
}

function questionOf(element: Element, parts: Element[], read: ReadText): Question {
  const id = attribute(element, 'id') ?? ''
  const qtype = rawText(element, 'qtype')
  const type = MOODLE_TYPES[qtype] ?? 'other'
  const plugin = child(element, `plugin_qtype_${qtype}_question`)
  const feedback = read(nothing(rawText(element, 'generalfeedback')), 'generalfeedback', id)
  const source = nothing(rawText(element, 'questiontext'))
  const text = (html: string) => read(html, 'questiontext', id)
  return {
    id: (plain(rawText(element, 'idnumber')) ?? `m${id}`).slice(0, 100),
    type,
    title: nothing(rawText(element, 'name')).slice(0, 300),
    points: Math.min(1000, Math.max(0, Number(rawText(element, 'defaultmark')) || 1)),
    ...(feedback ? { feedback } : {}),
    ...(type === 'cloze'
      ? clozeGaps(text(withParts(source, plugin, parts)))
      : { text: text(source) }),
    ...partsOf(type, plugin, read),
    ...(type === 'other' ? { foreign: qtype.slice(0, 60) } : {}),
  }
}

const nothing = (text: string) => plain(text) ?? ''

/** `{#2}` stands for the second of the parts, in the order that the question names. */
function withParts(source: string, plugin: Element | undefined, parts: Element[]) {
  const order = rawText(child(plugin, 'multianswer'), 'sequence').split(',')
  const byId = new Map(parts.map((one) => [attribute(one, 'id') ?? '', one]))
  return source.replaceAll(/\{#(\d+)\}/g, (whole, n: string) => {
    const part = byId.get(order[Number(n) - 1] ?? '')
    return part ? rawText(part, 'questiontext') : whole
  })
}

function partsOf(type: Question['type'], plugin: Element | undefined, read: ReadText) {
  if (type === 'matching') {
    return {
      pairs: children(child(plugin, 'matches'), 'match').map((one, at) => ({
        id: `p${at + 1}`,
        prompt: read(
          nothing(rawText(one, 'questiontext')),
          'subquestion',
          attribute(one, 'id') ?? ''
        ),
        answer: nothing(rawText(one, 'answertext')),
      })),
    }
  }
  if (type === 'cloze' || type === 'essay' || type === 'description') return {}
  const answers = answersOf(type, plugin, read)
  const choice = child(plugin, 'multichoice')
  return {
    ...(answers.length > 0 ? { answers } : {}),
    ...(type === 'choice'
      ? {
          single: yes(rawText(choice, 'single'), true),
          shuffle: yes(rawText(choice, 'shuffleanswers'), true),
        }
      : {}),
    ...(type === 'truefalse' ? { single: true } : {}),
    ...(type === 'shortanswer'
      ? { caseSensitive: yes(rawText(child(plugin, 'shortanswer'), 'usecase'), false) }
      : {}),
  }
}

function answersOf(type: Question['type'], plugin: Element | undefined, read: ReadText) {
  const tolerances = new Map(
    children(child(plugin, 'numerical_records'), 'numerical_record').map((one) => [
      rawText(one, 'answer'),
      Number(rawText(one, 'tolerance')),
    ])
  )
  const isTyped = type === 'shortanswer' || type === 'numerical'
  return children(child(plugin, 'answers'), 'answer').map((one, at): QuestionAnswer => {
    const id = attribute(one, 'id') ?? ''
    const text = nothing(rawText(one, 'answertext'))
    const feedback = read(nothing(rawText(one, 'feedback')), 'answerfeedback', id)
    const tolerance = tolerances.get(id)
    return {
      id: `a${at + 1}`,
      text: isTyped ? text : read(text, 'answer', id) || '–',
      // An ordering keeps the place here.
      fraction: type === 'ordering' ? 0 : clamp(Number(rawText(one, 'fraction')) * 100),
      ...(feedback ? { feedback } : {}),
      ...(tolerance !== undefined && tolerance >= 0 ? { tolerance } : {}),
    }
  })
}
