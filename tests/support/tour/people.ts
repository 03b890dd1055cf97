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
    name: 'edit person of the staff',
    budget: 'text',
    as: leader,
    path: async () => `${await state.personPath('sokha.teacher')}/edit`,
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
  { name: 'rosters', budget: 'text', as: leader, path: '/people/rosters' },
  { name: 'people, several', budget: 'dashboard', as: leader, path: '/people/selection' },
  {
    name: 'people who may be there twice',
    budget: 'dashboard',
    as: leader,
    path: '/people/duplicates',
  },
  {
    name: 'merge, whom',
    budget: 'dashboard',
    as: leader,
    path: async () => {
      const path = await state.personPath('bora.student')
      return `/people/merges/create?kept=${path.split('/').pop()}&q=s`
    },
  },
  {
    name: 'merge, side by side',
    budget: 'text',
    as: leader,
    path: async () => {
      const kept = (await state.personPath('bora.student')).split('/').pop()
      const gone = (await state.personPath('kalyan.student')).split('/').pop()
      return `/people/merges/create?kept=${kept}&gone=${gone}`
    },
  },
  {
    name: 'import of staff',
    budget: 'text',
    as: leader,
    path: '/imports/create?kind=identity.staff',
  },
  {
    name: 'import of pupils',
    budget: 'text',
    as: leader,
    path: '/imports/create?kind=identity.pupils',
  },
  { name: 'classes', budget: 'dashboard', as: 'sokha.teacher', path: '/classes' },
  { name: 'no classes', budget: 'dashboard', as: 'dara.teacher', path: '/classes' },
  {
    name: 'classes, found',
    budget: 'dashboard',
    as: leader,
    path: '/classes?year=2026-2027&grade=science-11',
  },
  { name: 'classes, nothing found', budget: 'dashboard', as: leader, path: '/classes?q=zzzz' },
  { name: 'class', budget: 'dashboard', as: leader, path: state.classPath },
  {
    name: 'class, who has left',
    budget: 'dashboard',
    as: leader,
    path: async () => `${await state.classPath()}?past=1`,
  },
  {
    name: 'list of a class',
    budget: 'text',
    as: 'sokha.teacher',
    path: async () => `${await state.classPath()}/list`,
  },
  {
    name: 'end of a class',
    budget: 'text',
    as: 'sokha.teacher',
    path: async () => `${await state.classPath()}/end`,
  },
  {
    name: 'teacher of a subject, new',
    budget: 'text',
    as: leader,
    path: async () => `${await state.classPath()}/teachers/create`,
  },
  { name: 'place in a class', budget: 'text', as: leader, path: state.placePath },
  { name: 'transfers', budget: 'dashboard', as: leader, path: state.transfersWith },
  { name: 'no guests', budget: 'dashboard', as: leader, path: '/transfers?view=guests' },
  { name: 'transfer', budget: 'text', as: leader, path: state.transferPath },
  { name: 'new transfer', budget: 'text', as: leader, path: '/transfers/create' },
  {
    name: 'new transfer of a pupil',
    budget: 'text',
    as: leader,
    path: async () =>
      `/transfers/create?person=${(await state.personPath('bora.student')).split('/').pop()}`,
  },
  {
    name: 'new transfer, refused',
    budget: 'text',
    as: leader,
    path: '/transfers/create',
    form: {
      action: '/transfers',
      fields: { kind: 'guest', other: 'zzzz', starts_on: 'x' },
    },
    status: 422,
  },
  { name: 'rollover, plan', budget: 'dashboard', as: leader, path: state.rolloverPath },
  {
    name: 'rollover, pupils',
    budget: 'dashboard',
    as: leader,
    path: async (site) => `${await state.rolloverPath(site)}/classes/${await state.classId()}`,
  },
  { name: 'rollovers', budget: 'dashboard', as: leader, path: '/rollovers' },
  { name: 'new rollover', budget: 'text', as: leader, path: '/rollovers/create' },
  { name: 'rollover, applied', budget: 'dashboard', as: leader, path: state.rolloverApplied },
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
