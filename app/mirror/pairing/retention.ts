import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import type { DateTime } from 'luxon'
import type { Retention } from '#shared/privacy/retention'

/** Requests that nobody can answer any more, and those that were answered: the mirror itself has the answer. */
const oldRequests = (before: DateTime) =>
  db.from('mirror_pairings').where('expires_at', '<', sqlTime(before))

const oldEvents = (before: DateTime) =>
  db.from('mirror_site_events').where('ended_at', '<', sqlTime(before))

const simple = (
  kind: string,
  find: (before: DateTime) => ReturnType<typeof oldRequests>,
  { days, atLeast }: { days: number; atLeast: number }
): Retention => ({
  ...{ kind, days, atLeast },
  count: async (before) => {
    const [{ total }] = await find(before).count('* as total')
    return Number(total)
  },
  apply: async (before) => Number(await find(before).delete()),
})

export const pairingRetention: Retention[] = [
  simple('mirror.pairings', oldRequests, { days: 180, atLeast: 30 }),
  simple('mirror.site_events', oldEvents, { days: 730, atLeast: 90 }),
]
