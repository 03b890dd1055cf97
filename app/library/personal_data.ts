import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person has written. Authors' names on published works stay: the licence asks for them. */
export const libraryPersonalData: PersonalData = {
  kind: 'library.resources',
  words: { state: 'library.states' },
  tables: ['library_resources'],
  query: (personId) =>
    db
      .from('library_resources')
      .where('created_by', personId)
      .orderBy('created_at', 'desc')
      .limit(1000)
      .select('code', 'title_km', 'title_en', 'state', 'created_at'),
}
