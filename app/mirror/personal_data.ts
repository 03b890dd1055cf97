import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person published for mirrors, and which mirrors the person accepted. */
export const publisherPersonalData: PersonalData = {
  kind: 'mirror.publishing',
  words: { state: 'mirror.states' },
  tables: [
    ...['mirror_profiles', 'mirror_editions', 'mirror_revocations', 'mirror_sites'],
    'mirror_stick_writes',
    ...['mirror_pairings', 'mirror_site_events'],
  ],
  query: (personId) =>
    db
      .from('mirror_editions as e')
      .join('mirror_profiles as p', 'p.id', 'e.profile_id')
      .where('e.created_by', personId)
      .orderBy('e.created_at', 'desc')
      .limit(1000)
      .select('p.name_km as title_km', 'p.name_en as title_en', 'e.state', 'e.created_at'),
}

const columnOf = (table: string, column: string) => ({ table, column })

/** Where the tables name people. */
export const publishers = [
  columnOf('mirror_profiles', 'created_by'),
  columnOf('mirror_editions', 'created_by'),
  columnOf('mirror_revocations', 'created_by'),
  columnOf('mirror_sites', 'paired_by'),
  columnOf('mirror_stick_writes', 'created_by'),
  columnOf('mirror_pairings', 'decided_by'),
  columnOf('mirror_site_events', 'person_id'),
]
