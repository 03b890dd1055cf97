import db from '@adonisjs/lucid/services/db'
import { eraseFromRollovers } from '#identity/privacy/erase_from_rollovers'
import type { PersonalData } from '#shared/privacy/personal_data'

const MOST = 1000

/** Classes a person teaches, moves between schools, and the year changes they made. */
export const classData: PersonalData[] = [
  {
    kind: 'identity.class_teachers',
    tables: ['identity_class_teachers'],
    query: (personId) =>
      db
        .from('identity_class_teachers as t')
        .join('identity_classes as k', 'k.id', 't.class_id')
        .where('t.person_id', personId)
        .limit(MOST)
        .select('k.name as class', 'k.year', 'k.grade', 't.starts_on', 't.ends_on'),
  },
  {
    kind: 'identity.transfers',
    words: { kind: 'transfers.kinds', state: 'transfers.states' },
    tables: ['identity_transfers'],
    query: (personId) =>
      db
        .from('identity_transfers as t')
        .join('institutions as i', 'i.id', 't.to_institution_id')
        .where('t.person_id', personId)
        .orderBy('t.created_at', 'desc')
        .limit(MOST)
        .select('t.kind', 't.state', 't.reason', 't.starts_on', 't.ends_on', 't.created_at')
        .select('i.name_km as institution_km', 'i.name_en as institution_en'),
    async erase(trx, personId) {
      const own = trx.from('identity_transfers').where('person_id', personId)
      await own.update({ reason: null, changes: null })
    },
  },
  {
    // The lines of a year change name rows by id; they are shown with the classes and roles they made.
    kind: 'identity.rollovers',
    words: { state: 'rollovers.states' },
    tables: ['identity_rollovers', 'identity_rollover_changes'],
    query: (personId) =>
      db
        .from('identity_rollovers')
        .where('created_by', personId)
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('year_from', 'year_to', 'state', 'created_at'),
    erase: eraseFromRollovers,
  },
]
