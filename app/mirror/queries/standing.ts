import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'
import { readTime } from '#shared/database/times'
import { isMirrorHere } from '#mirror/role'
import { notBefore } from '#mirror/edge/health'
import { openStates } from '#mirror/models/received'
import type { DateTime } from 'luxon'

/** How a mirror stands, in one word: what matters most comes first. Words in lang `mirror_here.standings`. */
export type Standing =
  | 'alone'
  | 'spoiled'
  | 'held'
  | 'refused'
  | 'coming'
  | 'partial'
  | 'night'
  | 'empty'
  | 'stale'
  | 'fresh'

export const standingTones: Record<Standing, 'ok' | 'info' | 'warn'> = {
  ...{ alone: 'info', spoiled: 'warn', held: 'warn', refused: 'warn', coming: 'info' },
  ...{ partial: 'warn', night: 'info', empty: 'info', stale: 'warn', fresh: 'ok' },
}

type Edition = {
  state: string
  note: string | null
  sequence: number
  issuedAt: DateTime | null
  staleAfter: DateTime | null
  missingObjects: number
}

type Facts = { note: string | null; clockFloor: DateTime | null }

export function standingOf(
  origin: Facts | undefined,
  current: Edition | undefined,
  coming: Edition | undefined
): Standing {
  if (!origin) return 'alone'
  if (current && current.missingObjects > 0) return 'spoiled'
  if (coming?.state === 'held') return 'held'
  if (coming?.state === 'refused') return 'refused'
  if (coming?.state === 'announced' && origin.note === 'waits_for_night') return 'night'
  if (coming?.state === 'partial') return 'partial'
  if (coming) return 'coming'
  if (!current) return 'empty'
  const isStale = current.staleAfter && current.staleAfter < notBefore(origin)
  return isStale ? 'stale' : 'fresh'
}

const time = (value: Date | string | null) => (value === null ? null : readTime(value))

/** How this server stands as a mirror; undefined where it is none. One query, asked three times a minute at most. */
const remember = remembered(20, async () => {
  const rows = await db
    .from('mirror_origins as o')
    .leftJoin('mirror_received as r', (join) => join.on('r.origin_id', 'o.id'))
    .where('o.state', 'active')
    .where((some) =>
      some
        .whereNull('r.id')
        .orWhereColumn('r.id', 'o.current_id')
        .orWhereIn('r.state', [...openStates, 'refused'])
    )
    .orderBy('r.sequence', 'desc')
    .select('o.note as origin_note', 'o.clock_floor', 'o.current_id', 'o.last_contact_at')
    .select('o.sequence as highest', 'r.id', 'r.state', 'r.note', 'r.sequence')
    .select('r.issued_at', 'r.stale_after', 'r.missing_objects')
  const [first] = rows
  if (!first) return undefined
  const editions = rows
    .filter(({ id }) => id !== null)
    .map((row) => ({
      ...{ id: row.id as string, state: row.state as string, note: row.note as string | null },
      ...{ sequence: Number(row.sequence), missingObjects: Number(row.missing_objects) },
      ...{ issuedAt: time(row.issued_at), staleAfter: time(row.stale_after) },
    }))
  const current = editions.find(({ id }) => id === first.current_id)
  const floor = current ? Number(first.highest) : 0
  const coming = editions.find(
    ({ id, state, sequence }) => id !== current?.id && state !== 'active' && sequence > floor
  )
  const origin = { note: first.origin_note, clockFloor: time(first.clock_floor) }
  return {
    ...{ current, coming, lastContactAt: time(first.last_contact_at) },
    standing: standingOf(origin, current, coming),
  }
})

export const mirrorStanding = async () => (isMirrorHere() ? remember() : undefined)
