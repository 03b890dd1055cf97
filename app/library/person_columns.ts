import type { PersonColumn } from '#shared/people/person_columns'

/** Where the library names people. */
export const libraryPersonColumns: PersonColumn[] = [
  { table: 'library_resources', column: 'created_by' },
  { table: 'library_versions', column: 'created_by' },
  { table: 'library_reviews', column: 'submitted_by' },
  { table: 'library_reviews', column: 'reviewer_id' },
  { table: 'library_review_comments', column: 'person_id' },
  { table: 'library_review_steps', column: 'person_id' },
  { table: 'library_collections', column: 'created_by' },
  { table: 'library_saves', column: 'person_id', unique: ['resource_id'] },
  { table: 'library_ratings', column: 'person_id', unique: ['resource_id'] },
  { table: 'library_exports', column: 'created_by' },
  { table: 'library_sources', column: 'created_by' },
  { table: 'library_work_orders', column: 'opened_by' },
  { table: 'library_work_orders', column: 'assignee_id' },
]
