import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { inLocale } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import type { Locale } from '#config/i18n'
import type { PlannedItem, PlanReport, SitePlan } from '#mirror/publisher/plan_profile'

const PER_PAGE = 30

/** Parts of what the planner found that may be long. */
export const planLists = ['updates', 'staying', 'dropped'] as const
export type PlanList = (typeof planLists)[number]

export const whyStaying = ['licence', 'holder', 'proof', 'withdrawn'] as const

export type PlanFilter = { q?: string | null; over?: boolean; why?: string | null }

type Line = {
  title: string
  code?: string
  href?: string
  why?: string
  bytes?: number
  requests?: number
  from?: string | null
  isOver?: boolean
}

export async function planReport(profileId: string): Promise<PlanReport | undefined> {
  const plan = await db.from('mirror_plans').where('profile_id', profileId).first()
  return plan ? fromJson<PlanReport>(plan.report) : undefined
}

/** The lines of one part, as they are filtered: the largest update first, what is dropped in the order in which it goes. */
export function linesOf(
  report: PlanReport | undefined,
  list: PlanList,
  filter: PlanFilter,
  locale: Locale
): Line[] {
  if (!report) return []
  const lines =
    list === 'updates'
      ? report.sites.map(siteLine).toSorted((a, b) => b.bytes! - a.bytes!)
      : report[list].map((one) => itemLine(one, locale))
  const words = filter.q?.toLowerCase()
  return lines
    .filter(({ title, code }) => !words || `${title} ${code}`.toLowerCase().includes(words))
    .filter(({ isOver }) => !filter.over || isOver)
    .filter(({ why }) => !filter.why || why === filter.why)
}

const siteLine = ({ code, name, bytes, requests, from, isOver }: SitePlan): Line => ({
  ...{ title: name, code, bytes, requests, from, isOver },
  href: code ? `/administration/mirror/sites/${code}` : undefined,
})

const itemLine = ({ code, title, href, bytes, why }: PlannedItem, locale: Locale): Line => ({
  ...{ title: inLocale(locale, title.km, title.en) || code, code, href, bytes, why },
})

export function pageOfLines(lines: Line[], page: unknown) {
  const pager = pagerOf(lines.length, page, PER_PAGE)
  const from = (pager.page - 1) * pager.perPage
  return { pager, lines: lines.slice(from, from + pager.perPage) }
}
