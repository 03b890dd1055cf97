import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { Exception } from '@adonisjs/core/exceptions'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import { pagerOf } from '#shared/database/pager'
import { sqlTime } from '#shared/database/times'
import { matchText } from '#shared/database/match_text'
import { inLocale, translate } from '#shared/http/translate'
import { narrowToReach } from '#courses/access'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { defaults, type Kept, type QuizSettings, type QuizState } from '#courses/types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type Quiz = Kept & {
  id: string
  code: string
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  state: QuizState
  settings: QuizSettings
  opensAt: Date | null
  closesAt: Date | null
}

const PER_PAGE = 20

export const quizOf = (row: any): Quiz => ({
  id: row.id,
  code: row.code,
  titleKm: row.title_km,
  titleEn: row.title_en,
  descriptionKm: row.description_km,
  descriptionEn: row.description_en,
  state: row.state,
  scope: row.scope,
  institutionId: row.institution_id,
  createdBy: row.created_by,
  settings: { ...defaults, ...fromJson<Partial<QuizSettings>>(row.settings) },
  opensAt: instant(row.opens_at),
  closesAt: instant(row.closes_at),
})

/** The quiz of this code or id; 404 where there is none. */
export async function findQuiz(by: { code: string } | { id: string }): Promise<Quiz> {
  const where = 'code' in by ? { code: by.code.toUpperCase() } : by
  const row = await db.from('courses_quizzes').where(where).first()
  if (!row) throw new Exception('No such quiz', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return quizOf(row)
}

/** Whether it can be begun now. */
export function isOpenNow({ state, opensAt, closesAt }: Quiz): boolean {
  const now = clock.now().toMillis()
  if (state !== 'open') return false
  return !(opensAt && opensAt.getTime() > now) && !(closesAt && closesAt.getTime() <= now)
}

export const isOver = ({ state, closesAt }: Quiz) =>
  state === 'closed' || (closesAt !== null && closesAt.getTime() <= clock.now().toMillis())

type Asked = { tab: 'open' | 'mine'; q: string | null; page: number; paper?: string }

/** The quizzes that are open to this person now, as `z`. */
export function openTo(actor: Actor) {
  const query = db.from('courses_quizzes as z')
  const tops = [...new Set(actor.grants.map(({ institutionId }) => institutionId))]
  query.where('z.state', 'open').where((open: any) => {
    open.where('z.scope', 'national')
    open.orWhere((near: any) =>
      near.where('z.scope', 'institution').whereIn('z.institution_id', subtreeOf(tops))
    )
  })
  return query.where((time: any) =>
    time.whereNull('z.closes_at').orWhere('z.closes_at', '>', sqlTime())
  )
}

/** Quizzes that this person may take now, or those that they may write. Two queries. */
export async function listQuizzes(actor: Actor, locale: Locale, { tab, q, page, paper }: Asked) {
  const asked = () => {
    const query = tab === 'mine' ? db.from('courses_quizzes as z') : openTo(actor)
    if (tab === 'mine') narrowToReach(query, actor, 'z.')
    matchText(query, 'z.search_text', q)
    if (paper) query.whereRaw('cast(z.settings as text) like ?', [`%"paper":"${paper}"%`])
    return query
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .select('z.*')
    .orderBy('z.updated_at', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, quizzes: rows.map(quizOf).map((quiz) => quizItem(quiz, locale)) }
}

const TONES = { draft: 'warn', open: 'ok', closed: 'neutral' } as const

export const quizItem = (quiz: Quiz, locale: Locale) => ({
  code: quiz.code,
  href: `/quizzes/${quiz.code}`,
  title: inLocale(locale, quiz.titleKm, quiz.titleEn),
  description: inLocale(locale, quiz.descriptionKm, quiz.descriptionEn),
  scopeText: translate(locale, `courses.scopes.${quiz.scope}`),
  timeLimit: quiz.settings.timeLimit,
  stateTag: {
    text: translate(locale, `courses.quiz_states.${quiz.state}`),
    tone: TONES[quiz.state],
  },
})
