import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { inLocale, translate } from '#shared/http/translate'
import type { Question } from '#shared/questions/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Locale } from '#config/i18n'

/** The sections of a quiz with what stands in them, for the page of its author. Two queries. */
export async function quizParts(quizId: string, locale: Locale) {
  const sections = await db
    .from('courses_quiz_sections')
    .where('quiz_id', quizId)
    .orderBy('position')
    .orderBy('id')
  const slots = await db
    .from('courses_quiz_slots as s')
    .join('courses_quiz_sections as c', 'c.id', 's.section_id')
    .leftJoin('courses_questions as q', 'q.id', 's.question_id')
    .leftJoin('courses_question_versions as v', (on) => {
      on.on('v.question_id', 'q.id').andOn('v.number', 'q.version')
    })
    .leftJoin('courses_question_banks as b', 'b.id', 's.bank_id')
    .where('c.quiz_id', quizId)
    .orderBy('s.position')
    .orderBy('s.id')
    .select('s.*', 'q.name', 'q.type', 'q.state', 'v.content')
    .select('b.code as bank_code', 'b.title_km', 'b.title_en')
  return sections.map((section) => ({
    id: section.id as string,
    title: inLocale(locale, section.title_km, section.title_en),
    titleKm: section.title_km as string | null,
    titleEn: section.title_en as string | null,
    shuffles: Boolean(section.shuffles),
    slots: slots
      .filter((slot) => slot.section_id === section.id)
      .map((slot) => slotOf(slot, locale)),
  }))
}

function slotOf(slot: any, locale: Locale) {
  const content = slot.content ? fromJson<Question>(slot.content) : undefined
  const count = Number(slot.count)
  const each = slot.points === null ? (content?.points ?? null) : Number(slot.points)
  return {
    id: slot.id as string,
    isDraw: slot.question_id === null,
    count: slot.question_id === null ? count : 1,
    points: each,
    text: content
      ? (slot.name as string)
      : translate(locale, 'courses.quizzes.draw_of', {
          count,
          bank: inLocale(locale, slot.title_km, slot.title_en),
        }),
    sub: content
      ? translate(locale, `courses.types.${slot.type}`)
      : (slot.tag_key ?? translate(locale, 'courses.quizzes.any_tag')),
    href: content ? `/questions/${slot.question_id}` : `/question-banks/${slot.bank_code}`,
  }
}

export type QuizParts = Awaited<ReturnType<typeof quizParts>>

/** How many questions an attempt asks, and for how many points where that is known before the draw. */
export function totalsOf(parts: QuizParts) {
  const slots = parts.flatMap((part) => part.slots)
  const isKnown = slots.every(({ points }) => points !== null)
  return {
    questions: slots.reduce((sum, { count }) => sum + count, 0),
    points: isKnown ? slots.reduce((sum, { points, count }) => sum + points! * count, 0) : null,
  }
}

/** Its sections to choose from in a form. One query. */
export async function sectionChoices(quizId: string, locale: Locale) {
  const rows = await db
    .from('courses_quiz_sections')
    .where('quiz_id', quizId)
    .orderBy('position')
    .orderBy('id')
  return rows.map((row, index) => ({
    value: row.id as string,
    text:
      inLocale(locale, row.title_km, row.title_en) ||
      translate(locale, 'courses.quizzes.section', { number: index + 1 }),
  }))
}

/** Whether an attempt would ask anything. */
export async function asksSomething(client: QueryClientContract, quizId: string): Promise<boolean> {
  const slot = await client
    .from('courses_quiz_slots as s')
    .join('courses_quiz_sections as c', 'c.id', 's.section_id')
    .where('c.quiz_id', quizId)
    .first()
  return Boolean(slot)
}
