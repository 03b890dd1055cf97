import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { instant } from '#shared/database/instant'
import { clock, ZONE } from '#shared/clock'
import { allDuties } from '#shared/administration/duties'
import { identityConfig } from '#config/identity'
import { idleMinutes } from '#identity/devices/idle'
import { personName } from '#identity/queries/person_name'
import User from '#identity/models/user'
import type { Actor, Grant } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type SignIn = {
  user: User
  actor: Actor
  sessionId: string
  lastSeenAt: DateTime
  /** How many notifications the person has not read. */
  unread: number
  /** Set while an administrator without a second factor has no rights as such. */
  secondFactorDue: boolean
  /** A device of several people: it signs out by itself. */
  isShared: boolean
  /** After so many minutes without use; undefined on an own device. */
  idleMinutes: number | undefined
}

/**
 * Who the two ids of a session cookie stand for, or undefined when the sign-in was ended, not used for too long,
 * or the account disabled. With `device` the sign-in must have been made on it. One query, for it runs on every page of a person who is signed in.
 */
export async function currentSignIn(
  userId: string,
  sessionId: string,
  locale: Locale,
  device?: { key: string | null }
): Promise<SignIn | undefined> {
  const rows = await selectSignIn(userId, sessionId)
  if (rows.length === 0) return undefined
  const lastSeenAt = asTime(rows[0].last_seen_at)
  if (lastSeenAt < clock.now().minus({ days: identityConfig.sessionDays })) return undefined
  // A stolen cookie of the session is worth nothing on another device.
  const { device_key: key } = rows[0]
  if (device && key !== null && key !== device.key) return undefined

  const user = User.$createFromAdapterResult(rows[0]) as User
  const held: Grant[] = rows
    .filter((row) => row.role !== null)
    .map((row) => ({
      role: row.role,
      institutionId: row.institution_id,
      isTop: row.institution_parent_id === null,
    }))
  const isShared = Boolean(rows[0].is_shared)
  const minutes = isShared ? idleMinutes(held.map((grant) => grant.role)) : undefined
  if (minutes && lastSeenAt < clock.now().minus({ minutes })) return undefined
  const isDue = identityConfig.requireSecondFactor && !user.hasSecondFactor
  const grants = isDue ? held.filter((grant) => grant.role !== 'administrator') : held
  const { surname_km: surnameKm, given_km: givenKm } = rows[0]
  const { surname_latin: surnameLatin, given_latin: givenLatin } = rows[0]
  const name = personName({ surnameKm, givenKm, surnameLatin, givenLatin }, locale) || user.username
  return {
    user,
    actor: { userId: user.id, personId: user.personId, name, grants, duties: dutiesOf(rows[0]) },
    sessionId,
    lastSeenAt,
    unread: Number(rows[0].unread),
    secondFactorDue: grants.length < held.length,
    isShared,
    idleMinutes: minutes,
  }
}

function selectSignIn(userId: string, sessionId: string) {
  const day = today()
  return db
    .from('identity_login_sessions as s')
    .join('identity_users as u', 'u.id', 's.user_id')
    .join('identity_people as p', 'p.id', 'u.person_id')
    .leftJoin('identity_memberships as m', (join) => {
      join
        .on('m.person_id', 'p.id')
        .andOn((start) => start.onNull('m.starts_on').orOnVal('m.starts_on', '<=', day))
        .andOn((end) => end.onNull('m.ends_on').orOnVal('m.ends_on', '>=', day))
    })
    .leftJoin('institutions as i', 'i.id', 'm.institution_id')
    .where('s.id', sessionId)
    .where('u.id', userId)
    .whereNull('s.ended_at')
    .whereNull('u.disabled_at')
    .select('u.*', 's.last_seen_at', 's.is_shared', 's.device_key')
    .select('m.role', 'm.institution_id')
    .select('i.parent_id as institution_parent_id')
    .select(
      db
        .from('identity_notifications as n')
        .whereColumn('n.person_id', 'p.id')
        .whereNull('n.read_at')
        .count('*')
        .as('unread')
    )
    .select(allDuties().map(({ name, rows }) => rows('p.id').count('*').as(`duty_${name}`)))
    .select('p.surname_km', 'p.given_km', 'p.surname_latin', 'p.given_latin')
}

const dutiesOf = (row: Record<string, unknown>) =>
  allDuties()
    .map(({ name }) => name)
    .filter((name) => Number(row[`duty_${name}`]) > 0)

let known = { minute: 0, day: '' }

/** The day in Cambodia; a time zone is slow to reckon with, and this runs on every page. */
function today() {
  const minute = Math.floor(clock.now().toMillis() / 60_000)
  if (known.minute !== minute) {
    known = { minute, day: clock.now().setZone(ZONE).toISODate()! }
  }
  return known.day
}

const asTime = (value: string | Date) => DateTime.fromJSDate(instant(value)!)
