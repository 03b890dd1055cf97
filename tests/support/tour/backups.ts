import * as state from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'

/** Copies of the server: places, snapshots, drills, what to do when it is lost. */
export const backups: Stop[] = [
  { name: 'backups, no place', budget: 'dashboard', as: admin, path: '/backups?state=whole' },
  { name: 'backups', budget: 'dashboard', as: admin, path: state.backupsWith },
  { name: 'new place for backups', budget: 'authoring', as: admin, path: '/backups/places/create' },
  {
    name: 'new place for backups, refused',
    budget: 'authoring',
    as: admin,
    path: '/backups/places/create',
    form: { action: '/backups/places', fields: { kind: 'folder', name: 'x', folder: 'here' } },
    status: 422,
  },
  { name: 'edit a place for backups', budget: 'authoring', as: admin, path: state.backupPlacePath },
  {
    name: 'when the server is lost',
    budget: 'text',
    as: admin,
    path: async () => (await state.backupsWith(), '/backups/instructions'),
  },
]
