import { attribute, child, children, type Element } from '#shared/archive/read_xml'
import { rawText } from '#library/questions/moodle_xml'
import { bankQuestions, type BankCategory, type ReadText } from '#library/sources/moodle/bank'
import type { Question } from '#library/questions/types'

/**
 * What a quiz asks, in the order of its slots and with its marks. What is drawn when somebody begins is counted, and
 * what the backup does not hold. Moodle 4 names an entry of the bank, earlier ones the question.
 */
export function quizQuestions(
  quiz: Element | undefined,
  categories: BankCategory[],
  read: ReadText
): { asked: Question[]; drawn: number; missing: number } {
  const byId = new Map<string, { element: Element; category: BankCategory }>()
  for (const category of categories) {
    for (const element of category.questions) {
      byId.set(attribute(element, 'id') ?? '', { element, category })
    }
  }
  const byEntry = new Map(categories.flatMap(({ entries }) => [...entries]))
  const asked: Question[] = []
  const counts = { drawn: 0, missing: 0 }
  for (const slot of slotsOf(quiz)) {
    const entry = rawText(child(slot, 'question_reference'), 'questionbankentryid')
    const id = entry ? byEntry.get(entry) : rawText(slot, 'questionid') || rawText(slot, 'question')
    const found = byId.get(id ?? '')
    const isDrawn =
      child(slot, 'question_set_reference') !== undefined ||
      (found && rawText(found.element, 'qtype') === 'random')
    if (isDrawn) counts.drawn++
    else if (found) {
      const parts = found.category.questions.filter((one) => rawText(one, 'parent') === id)
      const [question] = bankQuestions([found.element, ...parts], read)
      const mark = Number(rawText(slot, 'maxmark') || rawText(slot, 'grade'))
      if (question)
        asked.push({ ...question, ...(mark > 0 ? { points: Math.min(1000, mark) } : {}) })
    } else counts.missing++
  }
  return { asked, ...counts }
}

const slotsOf = (quiz: Element | undefined) =>
  children(child(quiz, 'question_instances'), 'question_instance').sort(
    (a, b) => (Number(rawText(a, 'slot')) || 0) - (Number(rawText(b, 'slot')) || 0)
  )
