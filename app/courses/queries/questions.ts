import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { fromJson } from '#shared/database/from_json'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { searchKey } from '#shared/khmer/normalise'
import { translate } from '#shared/http/translate'
import type { Question, QuestionType } from '#shared/questions/types'
import type { QuestionState } from '#courses/types'
import type { Locale } from '#config/i18n'

export type QuestionRow = {
  id: string
  bankId: string
  type: QuestionType
  version: number
  versionId: string
  state: QuestionState
  name: string
  isAnswered: boolean
  content: Question
}

const PER_PAGE = 25

/** Questions with the version in force. */
export const questionRows = () =>
  db.from('courses_questions as q').join('courses_question_versions as v', (on) => {
    on.on('v.question_id', 'q.id').andOn('v.number', 'q.version')
  })

const COLUMNS = ['q.*', 'v.id as version_id', 'v.content', 'v.answered_at']

export const rowOf = (row: any): QuestionRow => ({
  id: row.id,
  bankId: row.bank_id,
  type: row.type,
  version: Number(row.version),
  versionId: row.version_id,
  state: row.state,
  name: row.name,
  isAnswered: row.answered_at !== null,
  content: fromJson<Question>(row.content),
})

/** The question in the version in force; 404 where there is none. */
export async function findQuestion(id: string): Promise<QuestionRow> {
  const row = validate(id)
    ? await questionRows().where('q.id', id).select(COLUMNS).first()
    : undefined
  if (!row) throw new Exception('No such question', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return rowOf(row)
}

export type Filters = {
  q: string | null
  type: string | null
  tag: string | null
  outcome: string | null
}

export type Asked = Filters & { state: string | null; page: number }

/** Narrows to the questions with these words, of a type, with a tag, for an outcome or what lies below it. */
export function narrowQuestions(query: any, { q, type, tag, outcome }: Filters) {
  if (type) query.where('q.type', type)
  matchText(query, 'q.search_text', q)
  if (tag) {
    query.whereExists((tags: any) =>
      tags
        .from('courses_question_tags as t')
        .whereColumn('t.question_id', 'q.id')
        .where('t.tag_key', searchKey(tag))
        .select('t.id')
    )
  }
  if (!outcome) return
  query.whereExists((points: any) =>
    points
      .from('courses_question_alignments as a')
      .whereColumn('a.question_id', 'q.id')
      .where((code: any) => {
        code.where('a.code', outcome)
        code.orWhere('a.code', 'like', `${outcome.replace(/[%_\\]/g, '')}-%`)
      })
      .select('a.id')
  )
}

/** A page of the questions of a bank; retired ones only where they are asked for. Three queries. */
export async function listQuestions(bankId: string, locale: Locale, asked: Asked) {
  const narrow = () => {
    const query = questionRows().where('q.bank_id', bankId)
    if (asked.state) query.where('q.state', asked.state)
    else query.whereNot('q.state', 'retired')
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
    .select(COLUMNS)
  return { pager, questions: found.map((row) => questionItem(rowOf(row), locale)) }
}

const TONES = { draft: 'warn', ready: 'ok', retired: 'neutral' } as const

export const questionItem = (row: QuestionRow, locale: Locale) => ({
  id: row.id,
  href: `/questions/${row.id}`,
  name: row.name,
  typeText: translate(locale, `courses.types.${row.type}`),
  points: row.content.points,
  tags: row.content.tags ?? [],
  stateTag: {
    text: translate(locale, `courses.question_states.${row.state}`),
    tone: TONES[row.state],
  },
})

/** The tags of a bank, the most used first. One query. */
export async function bankTags(bankId: string) {
  const found = await db
    .from('courses_question_tags as t')
    .join('courses_questions as q', 'q.id', 't.question_id')
    .where('q.bank_id', bankId)
    .whereNot('q.state', 'retired')
    .groupBy('t.tag_key')
    .select('t.tag_key')
    .min('t.tag as tag')
    .count('* as uses')
    .orderBy('uses', 'desc')
    .limit(50)
  return found.map((row) => ({ value: row.tag as string, key: row.tag_key as string }))
}

/** Every version, the newest first. */
export async function versionsOf(questionId: string) {
  const found = await db
    .from('courses_question_versions')
    .where('question_id', questionId)
    .orderBy('number', 'desc')
    .limit(50)
    .select('number', 'created_at', 'answered_at')
  return found.map((row) => ({
    number: Number(row.number),
    at: row.created_at as Date | string,
    isAnswered: row.answered_at !== null,
  }))
}

/** How many quizzes ask it by itself. */
export async function quizzesWith(questionId: string): Promise<number> {
  const [{ total }] = await db
    .from('courses_quiz_slots')
    .where('question_id', questionId)
    .count('* as total')
  return Number(total)
}
