import { DateTime } from 'luxon'
import { clock, ZONE } from '#shared/clock'
import Membership from '#identity/models/membership'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

/** The date in Cambodia, as date columns hold it. */
export const today = () => clock.now().setZone(ZONE).toISODate()!

/** The day before the date of an ISO text. */
export const dayBefore = (day: string) => DateTime.fromISO(day).minus({ days: 1 }).toISODate()!

/** Narrows a query of roles, class places or teachers of classes to those that have not ended; those that begin later are among them. */
export function notEnded<Query extends Pick<ModelQueryBuilderContract<any>, 'where'>>(
  query: Query
): Query {
  query.where((either: any) => either.whereNull('ends_on').orWhere('ends_on', '>=', today()))
  return query
}

export const currentMemberships = (client?: QueryClientContract) =>
  notEnded(Membership.query({ client }))
