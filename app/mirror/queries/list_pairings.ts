import { sqlTime } from '#shared/database/times'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import Pairing from '#mirror/models/pairing'

const PER_PAGE = 20

type Wanted = { q: string | null; isDone: boolean; page: unknown }

/** Servers that ask, or asked, to be a mirror of this one; the newest first. Three queries. */
export async function listPairings({ q, isDone, page }: Wanted) {
  const found = waiting(isDone)
  if (q) matchText(found, 'search_text', q)
  const [{ $extras }] = await found.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await found
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .forPage(pager.page, pager.perPage)
  return { pager, pairings: rows.map((row) => shown(row)) }
}

function waiting(isDone: boolean) {
  const query = Pairing.query()
  if (!isDone) return query.where('state', 'waiting').where('expires_at', '>', sqlTime())
  return query.where((done) =>
    done.whereNot('state', 'waiting').orWhere('expires_at', '<=', sqlTime())
  )
}

const tones = { waiting: 'warn', accepted: 'ok', refused: 'bad', expired: 'neutral' } as const

const shown = (row: Pairing) => {
  const state = row.isOver ? 'expired' : row.state
  return {
    ...{ code: row.code, number: row.number, name: row.name, medium: row.medium, state },
    ...{ tone: tones[state], at: row.createdAt },
  }
}

/** The request that a person means who reads this number; of several the newest. */
export const pairingOfNumber = (number: string) =>
  Pairing.query()
    .where('number', number)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .first()
