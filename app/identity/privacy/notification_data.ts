import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person was told, and how they want to be reached. */
export const notificationData: PersonalData[] = [
  {
    kind: 'identity.notifications',
    tables: ['identity_notifications', 'identity_notification_deliveries'],
    query: (personId) =>
      db
        .from('identity_notifications')
        .where('person_id', personId)
        .orderBy('created_at', 'desc')
        .limit(1000)
        .select('kind', 'created_at', 'read_at'),
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
