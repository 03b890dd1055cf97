import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import type { Question, QuestionAnswer, QuestionType } from '#library/questions/types'

const MOST_BYTES = 20 * 1024 ** 2

const PROFILES: Record<string, QuestionType> = {
  'cc.multiple_choice': 'choice',
  'cc.multiple_response': 'choice',
  'cc.true_false': 'truefalse',
  'cc.fib': 'shortanswer',
  'cc.pattern_match': 'shortanswer',
  'cc.essay': 'essay',
}

/** Pictures of other parts of a package stay where they are; their words are kept. */
const plain = { picture: () => undefined, link: outside }

/** The questions of an assessment or a bank in the QTI 1.2 of Common Cartridges. @throws PackageProblem */
export function readQti12(bytes: Buffer, name: string): Question[] {
  const root = child(readXml(bytes, name, MOST_BYTES), 'questestinterop')
  return itemsIn(root, 0).map(questionOf)
}

/** Items stand in sections, sections in sections. */
function itemsIn(element: Element | undefined, depth: number): Element[] {
  if (!element || depth > 20) return []
  const below = ['assessment', 'section', 'objectbank'].flatMap((name) =>
    children(element, name).flatMap((one) => itemsIn(one, depth + 1))
  )
  return [...children(element, 'item'), ...below]
}

function questionOf(item: Element, at: number): Question {
  const profile = metadata(item).get('cc_profile') ?? metadata(item).get('question_type') ?? ''
  const type = PROFILES[profile.replace(/\.v\d+p\d+$/, '')] ?? typeOf(item)
  const presentation = child(item, 'presentation')
  const flow = child(presentation, 'flow') ?? presentation
  const base = {
    id: (attribute(item, 'ident') || `q${at + 1}`).slice(0, 100),
    title: (attribute(item, 'title') ?? '').slice(0, 300),
    text: wordsOf(child(flow, 'material')),
    points: Number(metadata(item).get('points_possible')) || 1,
    ...feedback(item),
  }
  const right = rightAnswers(item)
  if (type === 'choice' || type === 'truefalse') {
    const lid = child(flow, 'response_lid')
    const single = attribute(lid, 'rcardinality')?.toLowerCase() !== 'multiple'
    return { ...base, type, single, answers: choices(lid, right, single) }
  }
  if (type !== 'shortanswer')
    return { ...base, type, ...(type === 'other' ? { foreign: profile } : {}) }
  const answers = [...right].map((text, n) => ({ id: `a${n + 1}`, text, fraction: 100 }))
  return { ...base, type, caseSensitive: false, answers }
}

/** What is asked where nothing says which kind it is. */
function typeOf(item: Element): QuestionType {
  const presentation = child(item, 'presentation')
  const flow = child(presentation, 'flow') ?? presentation
  if (child(flow, 'response_lid')) return 'choice'
  if (!child(flow, 'response_str')) return 'description'
  return rightAnswers(item).size > 0 ? 'shortanswer' : 'essay'
}

function metadata(item: Element) {
  const fields = children(child(child(item, 'itemmetadata'), 'qtimetadata'), 'qtimetadatafield')
  return new Map(
    fields.map((one) => [textOf(one, 'fieldlabel') ?? '', textOf(one, 'fieldentry') ?? ''])
  )
}

function wordsOf(material: Element | undefined) {
  const text = children(material, 'mattext')
    .map((one) => textOf(one) ?? '')
    .join('\n')
  return htmlToMarkdown(text, plain)
}

function choices(lid: Element | undefined, right: Set<string>, single: boolean): QuestionAnswer[] {
  const labels = children(child(lid, 'render_choice'), 'response_label')
  const worth = single ? 100 : 100 / Math.max(1, right.size)
  return labels.map((label, at) => {
    const id = attribute(label, 'ident') ?? `a${at + 1}`
    const text = wordsOf(child(label, 'material')) || '–'
    return { id: id.slice(0, 100), text, fraction: right.has(id) ? worth : 0 }
  })
}

/** What is named by a condition that gives points; what stands below `not` is not right. */
function rightAnswers(item: Element): Set<string> {
  const right = new Set<string>()
  for (const condition of children(child(item, 'resprocessing'), 'respcondition')) {
    const score = Number(textOf(child(condition, 'setvar')) ?? 0)
    if (score > 0) collect(child(condition, 'conditionvar'), right, 0)
  }
  return right
}

function collect(element: Element | undefined, right: Set<string>, depth: number) {
  if (!element || depth > 20) return
  for (const name of ['varequal', 'varsubstring']) {
    for (const one of children(element, name)) {
      const text = textOf(one)
      if (text) right.add(text)
    }
  }
  for (const name of ['and', 'or']) {
    for (const one of children(element, name)) collect(one, right, depth + 1)
  }
}

function feedback(item: Element) {
  const general = children(item, 'itemfeedback').find((one) =>
    /general/i.test(attribute(one, 'ident') ?? '')
  )
  const material = child(child(general, 'flow_mat'), 'material') ?? child(general, 'material')
  const text = material ? wordsOf(material) : ''
  return text ? { feedback: text } : {}
}
