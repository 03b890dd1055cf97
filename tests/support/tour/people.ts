import * as state from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const leader = 'school_leader'
const admin = 'administrator'

/** People, classes and lists of accounts. */
export const people: Stop[] = [
  { name: 'people', budget: 'dashboard', as: leader, path: '/people' },
  { name: 'people, found', budget: 'dashboard', as: admin, path: '/people?q=sok&role=student' },
  { name: 'people, nobody', budget: 'dashboard', as: leader, path: '/people?q=zzzz' },
  { name: 'new person', budget: 'text', as: leader, path: '/people/create' },
  { name: 'new person, where', budget: 'browse', as: admin, path: '/people/create' },
  {
    name: 'new person, refused',
    budget: 'text',
    as: leader,
    path: '/people/create',
    form: { action: '/people', fields: { role: 'student', secret_kind: 'pin', phone: 'x' } },
    status: 422,
  },
  { name: 'person', budget: 'text', as: leader, path: () => state.personPath('kalyan.student') },
  {
    name: 'person, for the homeroom teacher',
    budget: 'text',
    as: 'sokha.teacher',
    path: () => state.personPath('tola.student'),
  },
  {
    name: 'edit person',
    budget: 'text',
    as: leader,
    path: async () => `${await state.personPath('bora.student')}/edit`,
  },
  {
    name: 'new role',
    budget: 'text',
    as: leader,
    path: async () => `${await state.personPath('bora.student')}/memberships/create`,
  },
  {
    name: 'slip',
    budget: 'text',
    as: 'sokha.teacher',
    path: async () => `${await state.personPath('tola.student')}/slip`,
  },
  { name: 'classes', budget: 'dashboard', as: 'sokha.teacher', path: '/classes' },
  { name: 'no classes', budget: 'dashboard', as: 'dara.teacher', path: '/classes' },
  { name: 'class', budget: 'dashboard', as: leader, path: state.classPath },
  { name: 'new class', budget: 'text', as: leader, path: '/classes/create' },
  {
    name: 'edit class',
    budget: 'text',
    as: leader,
    path: async () => `${await state.classPath()}/edit`,
  },
  {
    name: 'slips of a class',
    budget: 'text',
    as: leader,
    path: async () => `${await state.classPath()}/slips`,
  },
  { name: 'new list of accounts', budget: 'text', as: leader, path: '/people/batches/create' },
  {
    name: 'new list of accounts, refused',
    budget: 'text',
    as: leader,
    path: '/people/batches/create',
    form: { action: '/people/batches', fields: { role: 'student', secret_kind: 'pin', lines: '' } },
    status: 422,
  },
  {
    name: 'list of accounts',
    budget: 'dashboard',
    as: leader,
    path: (site) => state.batchPath(site),
  },
  {
    name: 'list of accounts, made',
    budget: 'text',
    as: leader,
    path: (site) => state.batchPath(site, { made: true }),
  },
]
