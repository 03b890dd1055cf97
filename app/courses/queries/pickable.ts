import { pagerOf } from '#shared/database/pager'
import { inLocale, translate } from '#shared/http/translate'
import { narrowToReach } from '#courses/access'
import {
  narrowQuestions,
  questionRows,
  rowOf,
  type Filters,
  type QuestionRow,
} from '#courses/queries/questions'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

/** Ready questions in the banks that somebody may draw from. */
function within(actor: Actor) {
  const query = questionRows().join('courses_question_banks as b', 'b.id', 'q.bank_id')
  narrowToReach(query, actor, 'b.')
  return query.where('q.state', 'ready')
}

export type PickAsked = Filters & { bank: string | null; page: number }

/** A page of questions to choose from, whichever bank they lie in; it says what the quiz asks already. Three queries. */
export async function listPickable(actor: Actor, locale: Locale, quizId: string, asked: PickAsked) {
  const narrow = () => {
    const query = within(actor)
    if (asked.bank) query.where('b.code', asked.bank.toUpperCase())
    narrowQuestions(query, asked)
    return query
  }
  const [{ total }] = await narrow().count('* as total')
  const pager = pagerOf(total, asked.page, PER_PAGE)
  const found = await narrow()
    .orderBy('q.updated_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('q.*', 'v.id as version_id', 'v.content', 'v.answered_at')
    .select('b.title_km as bank_km', 'b.title_en as bank_en')
  const known = await askedOf(
    quizId,
    found.map(({ id }) => id)
  )
  return {
    pager,
    total: Number(total),
    questions: found.map((row) => ({
      ...item(rowOf(row), locale),
      bank: inLocale(locale, row.bank_km, row.bank_en),
      isAsked: known.has(row.id),
    })),
  }
}

const item = ({ id, name, type, content }: QuestionRow, locale: Locale) => ({
  ...{ id, name, href: `/questions/${id}`, points: content.points },
  ...{ typeText: translate(locale, `courses.types.${type}`), tags: content.tags ?? [] },
})

async function askedOf(quizId: string, ids: string[]) {
  const rows = await db
    .from('courses_quiz_slots as s')
    .join('courses_quiz_sections as c', 'c.id', 's.section_id')
    .where('c.quiz_id', quizId)
    .whereIn('s.question_id', ids)
    .select('s.question_id')
  return new Set(rows.map((row) => row.question_id as string))
}

/** Which of these somebody may put into a quiz, in the order in which they are named. */
export async function pickableOf(actor: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await within(actor)
    .whereIn('q.id', [...ids])
    .select('q.id')
  const known = new Set(rows.map((row) => row.id))
  return ids.filter((id) => known.has(id))
}

/** The tags of the questions that somebody may draw, of one bank or of all: the most used first. */
export async function pickableTags(actor: Actor, bank: string | null): Promise<string[]> {
  const query = db
    .from('courses_question_tags as t')
    .join('courses_questions as q', 'q.id', 't.question_id')
    .join('courses_question_banks as b', 'b.id', 'q.bank_id')
    .where('q.state', 'ready')
  narrowToReach(query, actor, 'b.')
  if (bank) query.where('b.code', bank.toUpperCase())
  const rows = await query
    .groupBy('t.tag_key')
    .min('t.tag as tag')
    .count('* as uses')
    .orderBy('uses', 'desc')
    .limit(50)
  return rows.map((row) => row.tag)
}
