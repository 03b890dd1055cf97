import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { noticeWords } from '#identity/notices/notice_words'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person was told, and how they want to be reached. */
export const notificationData: PersonalData[] = [
  {
    kind: 'identity.notifications',
    tables: ['identity_notifications', 'identity_notification_deliveries'],
    async query(personId, locale) {
      const rows = await db
        .from('identity_notifications')
        .where('person_id', personId)
        .orderBy('created_at', 'desc')
        .limit(1000)
        .select('kind', 'data', 'created_at', 'read_at')
      return rows.map(({ kind, data, ...times }) => ({
        ...noticeWords({ kind, data: fromJson(data) }, locale),
        ...times,
      }))
    },
    async erase(trx, personId) {
      await trx.from('identity_notification_deliveries').where('person_id', personId).delete()
      await trx.from('identity_notifications').where('person_id', personId).delete()
    },
  },
  {
    kind: 'identity.notification_choices',
    tables: ['identity_notification_choices', 'identity_notification_profiles'],
    query: (personId) =>
      db
        .from('identity_notification_profiles')
        .where('person_id', personId)
        .select('is_quiet', 'quiet_from', 'quiet_to'),
    async erase(trx, personId) {
      await trx.from('identity_notification_choices').where('person_id', personId).delete()
      await trx.from('identity_notification_profiles').where('person_id', personId).delete()
    },
  },
]
