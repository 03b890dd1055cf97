import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { dropDataExport } from '#identity/actions/make_data_export'
import { erasePerson } from '#identity/actions/erase_person'
import DataExport from '#identity/models/data_export'
import type { DateTime } from 'luxon'
import type { Retention } from '#shared/privacy/retention'

const PORTION = 500

const total = async (query: { count(what: string): any }) => {
  const [row] = await query.count('* as total')
  return Number(row.total ?? row.$extras?.total ?? 0)
}

/** Sign-ins that ended, or were last used, before the day. */
const oldSessions = (before: DateTime) =>
  db.from('identity_login_sessions').where('last_seen_at', '<', sqlTime(before))

const expiredExports = () =>
  DataExport.query().where('state', 'ready').where('expires_at', '<', sqlTime(clock.now()))

/** People whose account was closed before the day. */
const closedPeople = (before: DateTime) =>
  db
    .from('identity_people as p')
    .join('identity_users as u', 'u.person_id', 'p.id')
    .whereNull('p.erased_at')
    .where('u.disabled_at', '<', sqlTime(before))
    .whereNotExists(openRoles())

/** People who were nothing but pupils, and whose last role ended before the day. */
function leftPupils(before: DateTime) {
  const day = before.toISODate()!
  const held = () => db.from('identity_memberships as m').whereColumn('m.person_id', 'p.id')
  return db
    .from('identity_people as p')
    .whereNull('p.erased_at')
    .whereExists(held().where('m.role', 'student').select('m.id'))
    .whereNotExists(held().whereNot('m.role', 'student').select('m.id'))
    .whereNotExists(
      held()
        .where((open) => open.whereNull('m.ends_on').orWhere('m.ends_on', '>=', day))
        .select('m.id')
    )
}

function openRoles() {
  const day = clock.now().toISODate()!
  return db
    .from('identity_memberships as m')
    .whereColumn('m.person_id', 'p.id')
    .where((open) => open.whereNull('m.ends_on').orWhere('m.ends_on', '>=', day))
    .select('m.id')
}

/** Erases them one by one, each in its own transaction: a run may be stopped at any time. */
async function eraseAll(find: () => ReturnType<typeof leftPupils>, seen: () => Promise<void>) {
  let done = 0
  for (let after = ''; ;) {
    const query = find().orderBy('p.id').limit(PORTION).select('p.id')
    if (after) query.where('p.id', '>', after)
    const rows = await query
    for (const { id } of rows) {
      const erased = await transaction((trx) => erasePerson(trx, SYSTEM, id))
      if (erased.ok) done++
      await seen()
    }
    if (rows.length < PORTION) return done
    after = rows.at(-1).id
  }
}

export const identityRetention: Retention[] = [
  {
    kind: 'identity.login_sessions',
    days: 365,
    atLeast: 60,
    count: (before) => total(oldSessions(before)),
    apply: async (before) => Number(await oldSessions(before).delete()),
  },
  {
    kind: 'identity.data_exports',
    days: 7,
    atLeast: 7,
    async count() {
      const rows = await expiredExports()
      return rows.length
    },
    async apply() {
      const rows = await expiredExports()
      for (const row of rows) await dropDataExport(row)
      return rows.length
    },
  },
  {
    kind: 'identity.closed_accounts',
    days: 1095,
    atLeast: 90,
    count: (before) => total(closedPeople(before)),
    apply: (before, seen) => eraseAll(() => closedPeople(before), seen),
  },
  {
    kind: 'identity.left_pupils',
    days: 1825,
    atLeast: 365,
    count: (before) => total(leftPupils(before)),
    apply: (before, seen) => eraseAll(() => leftPupils(before), seen),
  },
]
