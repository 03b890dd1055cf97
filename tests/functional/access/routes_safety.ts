import db from '@adonisjs/lucid/services/db'
import { makeAccount } from '#tests/support/accounts'
import { makeContact, makeNotice, makeReport, makeRequest } from '#tests/support/safety'
import type { RouteAccess, World } from '#tests/functional/access/types'

/** They look after the people of the school. */
const managers = [
  'school_leader',
  'district_officer',
  'provincial_officer',
  'department_officer',
  'administrator',
] as const

const pupilOf = async ({ schoolId }: World) => {
  const { person } = await makeAccount({ role: 'student', institutionId: schoolId })
  return person.id
}

/** A request of a pupil of the school. */
const request = async (world: World) => {
  const personId = await pupilOf(world)
  const { id } = await makeRequest(personId, { institutionId: world.schoolId })
  return { id }
}

/** A report of which one pupil of the school is the contact: nobody else may see it, whatever the role. */
const report = async (world: World) => {
  await makeContact(world.schoolId, await pupilOf(world))
  const { id } = await makeReport({ institutionId: world.schoolId, handlerId: world.schoolId })
  return { id }
}

const visitorsReport = async () => {
  const { code } = await makeReport({ code: '2345678923' })
  return { code }
}

/** A report code is unique: the one before is taken away. */
const freshReport = async () => {
  await db.from('operations_reports').where('code', '2345678923').delete()
  return visitorsReport()
}

const notice = async () => {
  const standing = await db.from('identity_privacy_notices').first()
  if (!standing) await makeNotice()
  return {}
}

const contact = async (world: World) => {
  const { id } = await makeContact(world.schoolId, await pupilOf(world))
  return { id }
}

export const safetyRoutes: RouteAccess[] = [
  { route: 'identity.privacy_notices.show', allow: 'everyone' },
  { route: 'identity.privacy_notices.edit', allow: [] },
  { route: 'identity.privacy_notices.update', allow: [] },
  { route: 'identity.acknowledgements.store', allow: 'signed_in' },
  { route: 'operations.notice_prints.show', allow: 'everyone', params: notice },
  { route: 'identity.personal_data.show', allow: 'signed_in' },
  { route: 'identity.data_exports.store', allow: 'signed_in' },
  {
    route: 'identity.data_exports.show',
    allow: 'signed_in',
    params: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  },
  { route: 'operations.own_privacy_requests.create', allow: 'signed_in' },
  {
    route: 'operations.own_privacy_requests.store',
    allow: 'signed_in',
    body: { kind: 'correction' },
  },
  {
    route: 'operations.guardian_requests.create',
    allow: managers,
    params: async (world) => ({ id: await pupilOf(world) }),
  },
  {
    route: 'operations.guardian_requests.store',
    allow: managers,
    params: async (world) => ({ id: await pupilOf(world) }),
    body: { kind: 'correction', asker_name: 'Chan', asker_relation: 'mother' },
  },
  { route: 'operations.privacy_requests.index', allow: managers },
  { route: 'operations.privacy_requests.edit', allow: managers, params: request },
  { route: 'operations.privacy_requests.update', allow: managers, params: request },
  // Nobody but who opened it.
  { route: 'operations.privacy_request_withdrawals.store', allow: [], params: request },
  // Of the whole server, and here everybody is of one school.
  { route: 'operations.retention_rules.edit', allow: [] },
  {
    route: 'operations.retention_rules.update',
    allow: [],
    params: () => ({ kind: 'shared.audit' }),
  },
  { route: 'operations.retention_runs.store', allow: [] },
  { route: 'operations.reports.create', allow: 'everyone' },
  { route: 'operations.reports.store', allow: 'everyone' },
  { route: 'operations.reports.show', allow: 'everyone', params: freshReport },
  { route: 'operations.own_reports.index', allow: 'signed_in' },
  // Named contacts alone: no role is enough.
  { route: 'operations.reports.index', allow: [] },
  { route: 'operations.report_steps.create', allow: [], params: report },
  { route: 'operations.report_steps.store', allow: [], params: report, body: { step: 'take' } },
  { route: 'operations.contacts.create', allow: managers },
  {
    route: 'operations.contacts.store',
    allow: managers,
    body: ({ schoolId }) => ({ institution_id: schoolId, username: 'nobody', topic: 'all' }),
  },
  { route: 'operations.contacts.destroy', allow: managers, params: contact },
]
