import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { readTime } from '#shared/database/times'
import { filteredSites, publishedWithdrawals } from '#mirror/queries/sites'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

export const withdrawalTabs = ['revoked', 'restored'] as const

type Wanted = { q: string | null; standing: string; page: unknown }

/** What was withdrawn from mirrors, or given back, the newest first; and how many have not followed. Six queries. */
export async function listWithdrawals({ q, standing, page }: Wanted, locale: Locale) {
  const found = db.from('mirror_revocations').where('standing', standing)
  if (q) matchText(found, 'search_text', q)
  const [{ total }] = await found.clone().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await found.orderBy('sequence', 'desc').forPage(pager.page, pager.perPage)
  const published = await publishedWithdrawals()
  const lacking = await lackingCounts(rows.map(({ sequence }) => Number(sequence)))
  const codes = await codesOf(rows.map((row) => row.row_id))
  return {
    pager,
    sites: await countSites(),
    withdrawals: rows.map((row) => ({
      ...shownWithdrawal(row, published, locale),
      code: codes.get(row.row_id),
      lacking: lacking.get(Number(row.sequence)) ?? 0,
    })),
  }
}

/** One withdrawal with its numbers. */
export async function withdrawalPage(row: any, locale: Locale) {
  const published = await publishedWithdrawals()
  const codes = await codesOf([row.row_id])
  const lacking = await lackingCounts([Number(row.sequence)])
  return {
    ...shownWithdrawal(row, published, locale),
    ...{ code: codes.get(row.row_id), sites: await countSites() },
    lacking: lacking.get(Number(row.sequence)) ?? 0,
  }
}

function shownWithdrawal(row: any, published: number, locale: Locale) {
  const sequence = Number(row.sequence)
  return {
    ...{ id: row.id as string, sequence, standing: row.standing as string },
    ...{ source: row.source as string, isPublished: sequence <= published },
    title: inLocale(locale, row.title_km, row.title_en) || row.row_id,
    reason: inLocale(locale, row.reason_km, row.reason_en),
    at: readTime(row.created_at),
  }
}

/** How many mirrors in use have not taken each of these numbers. */
async function lackingCounts(sequences: number[]) {
  if (sequences.length === 0) return new Map<number, number>()
  const rows = await filteredSites({ isInUse: true }, 0)
    .where('s.revocations', '<', Math.max(...sequences))
    .groupBy('s.revocations')
    .select('s.revocations')
    .count('* as n')
  const count = (sequence: number) =>
    rows
      .filter(({ revocations }) => Number(revocations) < sequence)
      .reduce((sum, { n }) => sum + Number(n), 0)
  return new Map(sequences.map((sequence) => [sequence, count(sequence)]))
}

async function countSites() {
  const [{ total }] = await filteredSites({ isInUse: true }, 0).count('* as total')
  return Number(total)
}

/** The short codes of resources, for links to them. */
async function codesOf(ids: string[]) {
  const rows = await db.from('library_resources').whereIn('id', ids).select('id', 'code')
  return new Map(rows.map(({ id, code }) => [id as string, code as string]))
}
