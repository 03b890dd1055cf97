import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { narrowToReach } from '#courses/access'
import { inLocale, translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Kept, Scope } from '#courses/types'
import type { Locale } from '#config/i18n'

export type Bank = Kept & {
  id: string
  code: string
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
}

const PER_PAGE = 20

const bankOf = (row: any): Bank => ({
  id: row.id,
  code: row.code,
  titleKm: row.title_km,
  titleEn: row.title_en,
  descriptionKm: row.description_km,
  descriptionEn: row.description_en,
  scope: row.scope,
  institutionId: row.institution_id,
  createdBy: row.created_by,
})

/** The bank of this code or id; 404 where there is none. */
export async function findBank(by: { code: string } | { id: string }): Promise<Bank> {
  const where = 'code' in by ? { code: by.code.toUpperCase() } : by
  const row = await db.from('courses_question_banks').where(where).first()
  if (!row) throw new Exception('No such bank', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return bankOf(row)
}

type Asked = { scope: Scope | null; q: string | null; page: number }

/** The banks that this person may draw from, with how many questions are ready in each. Two queries. */
export async function listBanks(actor: Actor, locale: Locale, { scope, q, page }: Asked) {
  const asked = () => {
    const query = db.from('courses_question_banks as b')
    narrowToReach(query, actor, 'b.')
    if (scope === 'own') query.where('b.created_by', actor.personId)
    else if (scope) query.where('b.scope', scope)
    matchText(query, 'b.search_text', q)
    return query
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .select('b.*')
    .select(
      db
        .from('courses_questions as q')
        .whereColumn('q.bank_id', 'b.id')
        .where('q.state', 'ready')
        .count('*')
        .as('ready')
    )
    .orderBy('b.updated_at', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return {
    pager,
    banks: rows.map((row) => ({ ...bankItem(bankOf(row), locale), ready: Number(row.ready) })),
  }
}

/** Banks to choose from in a form. One query. */
export async function bankChoices(actor: Actor, locale: Locale) {
  const query = db.from('courses_question_banks as b').orderBy('b.updated_at', 'desc').limit(100)
  narrowToReach(query, actor, 'b.')
  const rows = await query.select('b.*')
  return rows.map(bankOf).map((bank) => ({ value: bank.code, text: bankItem(bank, locale).title }))
}

export const bankItem = (bank: Bank, locale: Locale) => ({
  code: bank.code,
  href: `/question-banks/${bank.code}`,
  title: inLocale(locale, bank.titleKm, bank.titleEn),
  description: inLocale(locale, bank.descriptionKm, bank.descriptionEn),
  scope: bank.scope,
  scopeText: translate(locale, `courses.scopes.${bank.scope}`),
})
