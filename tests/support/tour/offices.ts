import * as state from '#tests/support/tour_states'
import { tokenPath } from '#tests/support/api'
import { toldOf, withWays, withoutWays } from '#tests/support/tour/notices'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const pupil = 'nary.student'

/** Institutions, background work, the audit log, the server. */
export const offices: Stop[] = [
  { name: 'institutions', budget: 'dashboard', as: 'teacher', path: '/institutions' },
  {
    name: 'institutions, nothing found',
    budget: 'dashboard',
    as: admin,
    path: '/institutions?q=zzzz',
  },
  {
    name: 'institution',
    budget: 'text',
    as: admin,
    path: state.schoolPath,
  },
  {
    name: 'ministry',
    budget: 'dashboard',
    as: admin,
    path: state.ministryPath,
  },
  { name: 'tree of institutions', budget: 'dashboard', as: 'teacher', path: '/institutions/tree' },
  { name: 'tree, opened', budget: 'dashboard', as: admin, path: state.openTreePath },
  { name: 'places', budget: 'dashboard', as: 'teacher', path: '/institutions/places' },
  { name: 'province', budget: 'text', as: 'teacher', path: '/institutions/places/03' },
  { name: 'clusters', budget: 'text', as: admin, path: state.clustersPath },
  { name: 'cluster', budget: 'text', as: admin, path: state.clusterPath },
  { name: 'new cluster', budget: 'authoring', as: admin, path: '/institutions/clusters/create' },
  { name: 'edit cluster', budget: 'authoring', as: admin, path: state.clusterEditPath },
  { name: 'merger', budget: 'text', as: admin, path: state.mergerPath },
  { name: 'lists', budget: 'text', as: admin, path: '/imports' },
  { name: 'new list', budget: 'dashboard', as: admin, path: state.newListPath },
  { name: 'list, looked at', budget: 'dashboard', as: admin, path: state.listPath },
  { name: 'list, refused', budget: 'text', as: admin, path: state.refusedListPath },
  {
    name: 'new institution',
    budget: 'authoring',
    as: 'district_officer',
    path: '/institutions/create',
  },
  {
    name: 'new institution, for the ministry',
    budget: 'authoring',
    as: admin,
    path: '/institutions/create',
  },
  {
    name: 'new institution, refused',
    budget: 'authoring',
    as: admin,
    path: '/institutions/create',
    form: { action: '/institutions', fields: { name_km: 'សាលា', location_code: 'x' } },
    status: 422,
  },
  {
    name: 'edit institution',
    budget: 'authoring',
    as: admin,
    path: async () => `${await state.schoolPath()}/edit`,
  },
  {
    name: 'jobs',
    budget: 'dashboard',
    as: admin,
    path: async (site) => (await state.jobsWith(site), '/jobs'),
  },
  { name: 'no jobs', budget: 'dashboard', as: pupil, path: '/jobs' },
  { name: 'job', budget: 'text', as: admin, path: state.jobsWith },
  { name: 'audit log', budget: 'dashboard', as: admin, path: state.auditWith },
  { name: 'audit log, nothing found', budget: 'dashboard', as: admin, path: '/audit?person=zzzz' },
  { name: 'health', budget: 'dashboard', as: admin, path: '/health' },
  { name: 'administration', budget: 'dashboard', as: admin, path: '/administration' },
  {
    name: 'outgoing messages',
    budget: 'dashboard',
    as: admin,
    path: async (site) => (await toldOf(site, admin), '/administration/deliveries?state=waiting'),
  },
  {
    name: 'no outgoing messages',
    budget: 'dashboard',
    as: admin,
    path: '/administration/deliveries?state=dropped',
  },
  {
    name: 'site settings',
    budget: 'authoring',
    as: admin,
    path: '/administration/settings',
  },
  {
    name: 'site settings, refused',
    budget: 'authoring',
    as: admin,
    path: '/administration/settings',
    form: {
      action: '/administration/settings',
      method: 'PUT',
      fields: { quiet_from: 'x', email: 'x' },
    },
    status: 422,
  },
  {
    name: 'mail settings',
    budget: 'text',
    as: admin,
    path: () => withoutWays('/administration/settings/mail'),
  },
  {
    name: 'mail settings of .env',
    budget: 'text',
    as: admin,
    path: () => withWays('/administration/settings/mail'),
  },
  {
    name: 'telegram settings',
    budget: 'text',
    as: admin,
    path: () => withoutWays('/administration/settings/telegram'),
  },
  { name: 'API', budget: 'text', path: '/api' },
  { name: 'no tokens', budget: 'dashboard', as: admin, path: '/administration/tokens' },
  { name: 'new token', budget: 'text', as: admin, path: '/administration/tokens/create' },
  {
    name: 'new token, refused',
    budget: 'text',
    as: admin,
    path: '/administration/tokens/create',
    form: { action: '/administration/tokens', fields: { name: 'x', days: '7' } },
    status: 422,
  },
  { name: 'token', budget: 'text', as: admin, path: tokenPath },
  { name: 'components', budget: 'dashboard', path: '/ui', isCatalogue: true },
]
