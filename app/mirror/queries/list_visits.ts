import { formatDate, formatTime } from '#shared/khmer/index'
import { pagerOf } from '#shared/database/pager'
import { noteWord, outcomeTone } from '#mirror/queries/words'
import Visit from '#mirror/models/visit'
import type { DateTime } from 'luxon'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

type Filter = { medium: string | null; outcome: string | null; page: unknown }

export const visitOutcomes = [
  ...(['done', 'nothing_new', 'partial', 'held', 'refused', 'failed'] as const),
]
export const visitMedia = ['http', 'stick'] as const

/** Contacts with the origin, the latest first. Two queries. */
export async function listVisits({ medium, outcome, page }: Filter, locale: Locale) {
  const found = Visit.query()
  if (visitMedia.includes(medium as 'http')) found.where('medium', medium!)
  if (visitOutcomes.includes(outcome as 'done')) found.where('outcome', outcome!)
  const [{ $extras }] = await found.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await found.orderBy('startedAt', 'desc').forPage(pager.page, pager.perPage)
  return { pager, visits: rows.map((row) => shownVisit(row, locale)) }
}

/** Day and time of day. */
const moment = (at: DateTime, locale: Locale) =>
  `${formatDate(at, { locale, style: 'short' })} ${formatTime(at, { locale })}`

/** Which Tonle is needed stands with the edition, not with its contacts. */
const wordOf = (note: string | null) => {
  const word = noteWord(note)
  return word === 'app_too_old' ? 'newer_needed' : word
}

export function shownVisit(row: Visit, locale: Locale) {
  const { medium, outcome, objects, bad, withdrawn, home, startedAt } = row
  return {
    ...{ medium, outcome, objects, bad, withdrawn, home, when: moment(startedAt, locale) },
    ...{ tone: outcomeTone(outcome), note: wordOf(row.note), bytes: Number(row.bytes) },
  }
}
