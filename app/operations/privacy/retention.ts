import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import type { DateTime } from 'luxon'
import type { Retention } from '#shared/privacy/retention'

const counted = async (query: { count(what: string): any }) => {
  const [row] = await query.count('* as total')
  return Number(row.total)
}

const closedReports = (before: DateTime) =>
  db.from('operations_reports').where('state', 'closed').where('closed_at', '<', sqlTime(before))

const answeredRequests = (before: DateTime) =>
  db
    .from('operations_privacy_requests')
    .whereNot('state', 'open')
    .where('decided_at', '<', sqlTime(before))

const endedJobs = (before: DateTime) =>
  db
    .from('shared_jobs')
    .whereIn('state', ['done', 'failed', 'cancelled'])
    .where('finished_at', '<', sqlTime(before))

/** @param days until it goes; @param atLeast the shortest time that may be set */
const simple = (
  kind: string,
  find: (before: DateTime) => ReturnType<typeof closedReports>,
  { days, atLeast }: { days: number; atLeast: number }
): Retention => ({
  ...{ kind, days, atLeast },
  count: (before) => counted(find(before)),
  apply: async (before) => Number(await find(before).delete()),
})

export const operationsRetention: Retention[] = [
  simple('operations.reports', closedReports, { days: 365, atLeast: 30 }),
  simple('operations.privacy_requests', answeredRequests, { days: 1095, atLeast: 365 }),
  simple('operations.jobs', endedJobs, { days: 30, atLeast: 14 }),
]
