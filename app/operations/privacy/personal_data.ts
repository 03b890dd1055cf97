import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

const MOST = 1000

/** What operations holds about a person. Reports about a person are not here: they are confidential to their author. */
export const operationsPersonalData: PersonalData[] = [
  {
    kind: 'operations.privacy_requests',
    words: { kind: 'privacy.requests.kinds', state: 'privacy.requests.states' },
    tables: ['operations_privacy_requests'],
    query: (personId) =>
      db
        .from('operations_privacy_requests')
        .where('person_id', personId)
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('kind', 'state', 'text', 'reason', 'asker_name', 'asker_relation')
        .select('created_at', 'due_at', 'decided_at'),
  },
  {
    kind: 'operations.contacts',
    words: { topic: 'reports.topics' },
    // The settings hold the site's public contact as free text; no row of theirs belongs to a person.
    tables: ['operations_contacts', 'operations_settings'],
    query: (personId) =>
      db
        .from('operations_contacts as c')
        .join('institutions as i', 'i.id', 'c.institution_id')
        .where('c.person_id', personId)
        .limit(MOST)
        .select('i.name_km as institution_km', 'i.name_en as institution_en')
        .select('c.topic', 'c.phone', 'c.created_at'),
    async erase(trx, personId) {
      await trx.from('operations_contacts').where('person_id', personId).delete()
    },
  },
  {
    kind: 'operations.reports',
    words: { kind: 'reports.kinds', state: 'reports.states' },
    tables: ['operations_reports', 'operations_report_notes'],
    query: (personId) =>
      db
        .from('operations_reports')
        .where('reporter_id', personId)
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('code', 'kind', 'state', 'text', 'page', 'created_at'),
    async erase(trx, personId) {
      const own = trx.from('operations_reports').where('reporter_id', personId)
      await own.update({ reporter_id: null, reporter_contact: null })
    },
  },
]
