import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import { clock, ZONE } from '#shared/clock'
import { newId } from '#shared/ids'
import type { PersonalData } from '#shared/privacy/personal_data'
import { erasePersonRow, formerData, personFields } from '#identity/privacy/person_data'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const MOST = 1000

const usersOf = (personId: string) =>
  db.from('identity_users').where('person_id', personId).select('id')

/** What identity holds about a person, and how it is erased. */
export const identityPersonalData: PersonalData[] = [
  {
    kind: 'identity.person',
    // The keys under which a person is found are made of the row and go with it.
    tables: ['identity_people', 'identity_person_keys'],
    query: personFields,
    erase: erasePersonRow,
  },
  ...formerData,
  {
    kind: 'identity.account',
    tables: ['identity_users', 'identity_login_links'],
    query: (personId) =>
      db
        .from('identity_users as u')
        .leftJoin('identity_login_links as l', 'l.user_id', 'u.id')
        .where('u.person_id', personId)
        .select('u.username', 'u.email', 'u.locale', 'u.created_at', 'u.last_sign_in_at')
        .select('u.disabled_at', 'l.issuer', 'l.subject'),
    erase: eraseAccount,
  },
  {
    kind: 'identity.roles',
    tables: ['identity_memberships'],
    query: (personId) =>
      db
        .from('identity_memberships as m')
        .join('institutions as i', 'i.id', 'm.institution_id')
        .where('m.person_id', personId)
        .orderBy('m.created_at')
        .limit(MOST)
        .select('m.role', 'i.name_km as institution_km', 'i.name_en as institution_en')
        .select('m.starts_on', 'm.ends_on', 'm.created_at'),
    async erase(trx, personId) {
      const yesterday = clock.now().setZone(ZONE).minus({ days: 1 }).toISODate()!
      await trx
        .from('identity_memberships')
        .where('person_id', personId)
        .where((open) => open.whereNull('ends_on').orWhere('ends_on', '>', yesterday))
        .update({ ends_on: yesterday })
    },
  },
  {
    kind: 'identity.classes',
    tables: ['identity_class_pupils'],
    query: (personId) =>
      db
        .from('identity_class_pupils as c')
        .join('identity_classes as k', 'k.id', 'c.class_id')
        .join('institutions as i', 'i.id', 'k.institution_id')
        .where('c.person_id', personId)
        .limit(MOST)
        .select('k.name as class', 'k.year', 'k.grade')
        .select('i.name_km as institution_km', 'i.name_en as institution_en'),
  },
  {
    kind: 'identity.sign_ins',
    words: { method: 'identity.methods' },
    tables: ['identity_login_sessions'],
    query: (personId) =>
      db
        .from('identity_login_sessions')
        .whereIn('user_id', usersOf(personId))
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('device', 'method', 'created_at', 'last_seen_at', 'ended_at'),
    async erase(trx, personId) {
      const users = trx.from('identity_users').where('person_id', personId).select('id')
      await trx.from('identity_login_sessions').whereIn('user_id', users).delete()
    },
  },
  {
    kind: 'identity.consents',
    tables: ['identity_consents'],
    query: (personId) =>
      db
        .from('identity_consents as c')
        .join('identity_privacy_notices as n', 'n.id', 'c.notice_id')
        .where('c.person_id', personId)
        .select('n.version', 'c.acknowledged_at'),
  },
  {
    kind: 'identity.data_exports',
    words: { state: 'privacy.data.states' },
    tables: ['identity_data_exports'],
    query: (personId) =>
      db
        .from('identity_data_exports')
        .where('person_id', personId)
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('state', 'created_at', 'expires_at'),
  },
  {
    kind: 'identity.api_tokens',
    tables: ['identity_api_tokens'],
    query: (personId) =>
      db
        .from('identity_api_tokens')
        .where('person_id', personId)
        .orWhere('created_by', personId)
        .limit(MOST)
        .select('name', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'),
    async erase(trx, personId) {
      await trx.from('identity_api_tokens').where('person_id', personId).delete()
    },
  },
  {
    kind: 'identity.account_batches',
    tables: ['identity_account_batches'],
    query: (personId) =>
      db
        .from('identity_account_batches')
        .where('created_by', personId)
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('role', 'total', 'made', 'created_at'),
  },
]

/** The row stays, for rows of other modules may name it; nothing in it says whose it was and nobody can sign in. */
async function eraseAccount(trx: TransactionClientContract, personId: string) {
  const users = trx.from('identity_users').where('person_id', personId)
  const ids = await users.clone().select('id')
  await trx
    .from('identity_login_links')
    .whereIn(
      'user_id',
      ids.map(({ id }) => id)
    )
    .delete()
  const secrets = ['email', 'password', 'pin', 'initial_secret', 'totp_secret', 'recovery_codes']
  const times = ['totp_confirmed_at', 'totp_last_step', 'last_sign_in_at', 'locked_until']
  const empty = Object.fromEntries([...secrets, ...times].map((column) => [column, null]))
  await users.update({ ...empty, username: `erased-${newId()}`, disabled_at: sqlTime() })
}
