import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'

/** Learning records and where they go on to. */
export const records: Stop[] = [
  { name: 'learning records', budget: 'dashboard', as: admin, path: '/administration/statements' },
  {
    name: 'learning records, found',
    budget: 'dashboard',
    as: admin,
    path: '/administration/statements?person=S-1&from=2026-01-01',
  },
  { name: 'record stores', budget: 'text', as: admin, path: '/administration/record-stores' },
  {
    name: 'new record store',
    budget: 'authoring',
    as: admin,
    path: '/administration/record-stores/create',
  },
]
