import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person has written. Authors' names on published works stay: the licence asks for them. */
export const libraryPersonalData: PersonalData = {
  kind: 'library.resources',
  words: { state: 'library.states' },
  tables: ['library_resources', 'library_versions', 'library_sources'],
  query: (personId) =>
    db
      .from('library_resources')
      .where('created_by', personId)
      .orderBy('created_at', 'desc')
      .limit(1000)
      .select('code', 'title_km', 'title_en', 'state', 'created_at'),
}

/** What a person has handed in, decided and said in reviews. They are the record of why something was published. */
export const reviewPersonalData: PersonalData = {
  kind: 'library.reviews',
  words: { state: 'library.reviews.states' },
  tables: ['library_reviews', 'library_review_comments', 'library_review_steps'],
  query: (personId) =>
    db
      .from('library_review_steps as s')
      .join('library_reviews as r', 'r.id', 's.review_id')
      .where('s.person_id', personId)
      .orderBy('s.created_at', 'desc')
      .limit(1000)
      .select('r.title_km', 'r.title_en', 's.state', 's.reason', 's.created_at'),
}
