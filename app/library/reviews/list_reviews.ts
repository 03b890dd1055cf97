import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { inLocale, translate } from '#shared/http/translate'
import { holdsRole } from '#identity/queries/is_staff'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { actsForMinistry } from '#institutions/queries/acts_for_ministry'
import { NATIONAL_REVIEWERS, OWN_REVIEWERS } from '#library/reach'
import { reviewOf } from '#library/reviews/find_review'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Role } from '#identity/types'

export const reviewTabs = ['waiting', 'taken', 'mine', 'decided'] as const
export type ReviewTab = (typeof reviewTabs)[number]

const PER_PAGE = 20

type Asked = { tab: ReviewTab; q: string | null; page: number }

/** What waits for this person, what they look at, what they handed in, what they decided. Three queries at most. */
export async function listReviews(actor: Actor, locale: Locale, { tab, q, page }: Asked) {
  const isNational = await actsForMinistry(actor, NATIONAL_REVIEWERS)
  const asked = () => {
    const rows = db.from('library_reviews')
    matchText(rows, 'search_text', q)
    if (tab === 'mine') return rows.where('submitted_by', actor.personId)
    if (tab === 'taken') return rows.where({ reviewer_id: actor.personId, state: 'in_review' })
    if (tab === 'decided') {
      return rows.where('reviewer_id', actor.personId).whereIn('state', ['approved', 'returned'])
    }
    return narrowToWaiting(rows, actor, isNational)
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .orderBy('submitted_at', tab === 'waiting' ? 'asc' : 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, rows: rows.map(reviewOf).map((row) => itemOf(row, locale)) }
}

/** What nobody has taken yet and this person may decide about. */
function narrowToWaiting(rows: Rows, actor: Actor, isNational: boolean) {
  rows.where('state', 'submitted').whereNot('submitted_by', actor.personId)
  return rows.where((reach) => {
    const own = subtreeOf(reviewingAt(actor))
    reach.where((one) => one.whereNot('scope', 'national').whereIn('institution_id', own))
    if (isNational) reach.orWhere('scope', 'national')
  })
}

type Rows = ReturnType<typeof db.from>

/** How many reviews wait for this person; no query for people who decide nothing. */
export async function countWaiting(actor: Actor | null): Promise<number> {
  if (!actor || !mightDecide(actor)) return 0
  const isNational = await actsForMinistry(actor, NATIONAL_REVIEWERS)
  const rows = narrowToWaiting(db.from('library_reviews'), actor, isNational)
  const [{ total }] = await rows.count('* as total')
  return Number(total)
}

/** For menus. */
export const mightDecide = (actor: Actor | null) =>
  holdsRole(actor, [...NATIONAL_REVIEWERS, ...OWN_REVIEWERS])

const itemOf = (row: ReturnType<typeof reviewOf>, locale: Locale) => ({
  href: `/reviews/${row.id}`,
  title: inLocale(locale, row.titleKm, row.titleEn),
  type: translate(locale, `library.reviews.types.${row.type}`),
  state: { text: translate(locale, `library.reviews.states.${row.state}`), tone: TONES[row.state] },
  scope: translate(locale, `library.scopes.${row.scope}`),
  at: row.submittedAt,
})

const TONES: Record<string, string> = {
  ...{ submitted: 'info', in_review: 'info', approved: 'ok', returned: 'warn' },
  withdrawn: 'neutral',
}

const reviewingAt = ({ grants }: Actor) =>
  grants
    .filter(({ role }) => OWN_REVIEWERS.includes(role as Role))
    .map(({ institutionId }) => institutionId)
