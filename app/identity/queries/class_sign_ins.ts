import { sqlTime } from '#shared/database/times'
import { today } from '#identity/queries/current_memberships'
import type { DateTime } from 'luxon'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type OpenSignIn = { id: string; userId: string; sex: string | null }

type Wanted = { except: string } & (
  | { classId: string; devices?: undefined }
  | { devices: string[]; since: DateTime; classId?: undefined }
)

/** The sign-ins that have not ended: of the pupils of a class, or on some devices since a time. */
export async function openSignIns(
  client: QueryClientContract,
  wanted: Wanted
): Promise<OpenSignIn[]> {
  const query = client
    .from('identity_login_sessions as s')
    .join('identity_users as u', 'u.id', 's.user_id')
    .join('identity_people as p', 'p.id', 'u.person_id')
    .whereNull('s.ended_at')
    .whereNot('s.user_id', wanted.except)
  if (wanted.classId !== undefined) query.whereIn('u.person_id', pupilsOf(client, wanted.classId))
  else {
    query.whereIn('s.device_key', wanted.devices)
    query.where('s.created_at', '>=', sqlTime(wanted.since))
  }
  const rows = await query.select('s.id', 's.user_id', 'p.sex')
  return rows.map((row) => ({ id: row.id, userId: row.user_id, sex: row.sex }))
}

/** The devices which pupils of the class used since then. */
export async function roomDevices(client: QueryClientContract, classId: string, since: DateTime) {
  const rows = await client
    .from('identity_login_sessions as s')
    .join('identity_users as u', 'u.id', 's.user_id')
    .whereIn('u.person_id', pupilsOf(client, classId))
    .whereNotNull('s.device_key')
    .where('s.last_seen_at', '>=', sqlTime(since))
    .distinct('s.device_key')
    .limit(1000)
  return rows.map((row): string => row.device_key)
}

const pupilsOf = (client: QueryClientContract, classId: string) =>
  client
    .from('identity_class_pupils')
    .where('class_id', classId)
    .where((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', today()))
    .select('person_id')
