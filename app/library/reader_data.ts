import db from '@adonisjs/lucid/services/db'
import type { PersonalData } from '#shared/privacy/personal_data'

/** What a person keeps, rates, collects and is asked to do. */
export const readerPersonalData: PersonalData[] = [
  {
    kind: 'library.saves',
    tables: ['library_saves'],
    query: (personId) =>
      withTitle('library_saves').where('x.person_id', personId).select('r.code', 'x.created_at'),
    erase: async (trx, personId) => {
      await trx.from('library_saves').where('person_id', personId).delete()
    },
  },
  {
    kind: 'library.ratings',
    tables: ['library_ratings'],
    query: (personId) =>
      withTitle('library_ratings')
        .where('x.person_id', personId)
        .select('r.code', 'x.stars', 'x.comment', 'x.updated_at'),
    erase: async (trx, personId) => {
      await trx.from('library_ratings').where('person_id', personId).delete()
    },
  },
  {
    kind: 'library.collections',
    words: { state: 'library.states' },
    tables: ['library_collections'],
    query: (personId) =>
      db
        .from('library_collections')
        .where('created_by', personId)
        .limit(1000)
        .select('code', 'title_km', 'title_en', 'state', 'created_at'),
    erase: async (trx, personId) => {
      const own = trx.from('library_collections').where('created_by', personId)
      await own.update({ created_by: null })
    },
  },
  {
    kind: 'library.exports',
    words: { kind: 'library.exports.kinds' },
    tables: ['library_exports'],
    query: (personId) =>
      db
        .from('library_exports')
        .where('created_by', personId)
        .orderBy('id')
        .limit(1000)
        .select('kind', 'title', 'resources', 'size', 'created_at'),
    erase: async (trx, personId) => {
      await trx.from('library_exports').where('created_by', personId).delete()
    },
  },
  {
    kind: 'library.work_orders',
    words: { state: 'library.orders.states' },
    tables: ['library_work_orders'],
    query: (personId) =>
      db
        .from('library_work_orders as o')
        .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
        .where((mine) => mine.where('o.assignee_id', personId).orWhere('o.opened_by', personId))
        .limit(1000)
        .select('l.title_km', 'l.title_en', 'o.state', 'o.due_on', 'o.created_at'),
  },
]

const withTitle = (table: string) =>
  db.from(`${table} as x`).join('library_resources as r', 'r.id', 'x.resource_id').limit(1000)
