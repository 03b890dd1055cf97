import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What somebody was awarded. With a deletion the certificates go; that a serial was revoked stays, without a name. */
export const credentialsPersonalData: PersonalData[] = [
  {
    kind: 'credentials.awards',
    tables: ['credentials_awards', 'credentials_revocations'],
    query: (personId) =>
      db
        .from('credentials_awards as a')
        .leftJoin('credentials_revocations as r', 'r.serial', 'a.serial')
        .where('a.person_id', personId)
        .orderBy('a.issued_at', 'desc')
        .limit(1000)
        .select('a.serial', 'a.issue', 'a.name_km', 'a.name_en', 'a.title_km', 'a.title_en')
        .select('a.issuer_km', 'a.issuer_en', 'a.completed_at', 'a.issued_at', 'r.revoked_at'),
    erase: async (trx, personId) => {
      await trx.from('credentials_awards').where('person_id', personId).delete()
      await trx.from('credentials_awards').where('issued_by', personId).update({ issued_by: null })
      await trx
        .from('credentials_revocations')
        .where('revoked_by', personId)
        .update({ revoked_by: null })
    },
  },
]
