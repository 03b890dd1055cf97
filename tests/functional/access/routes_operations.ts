import { makeJob } from '#tests/support/operations'
import type { RouteAccess, World } from '#tests/functional/access/types'

/** A job of the person who asks: the right to change it is theirs whatever their role. */
const ownJob = async ({ personId }: World) => {
  const job = await makeJob(personId)
  return { id: job.id }
}

const auditReaders = [
  'administrator',
  'department_officer',
  'provincial_officer',
  'district_officer',
] as const

export const operationsRoutes: RouteAccess[] = [
  { route: 'home', allow: 'everyone' },
  { route: 'operations.components.index', allow: 'everyone' },
  { route: 'operations.liveness.show', allow: 'everyone' },
  { route: 'operations.readiness.show', allow: 'everyone' },
  { route: 'operations.jobs.index', allow: 'signed_in' },
  { route: 'operations.jobs.show', allow: 'signed_in', params: ownJob },
  { route: 'operations.job_cancellations.store', allow: 'signed_in', params: ownJob },
  { route: 'operations.job_retries.store', allow: 'signed_in', params: ownJob },
  { route: 'operations.audit_entries.index', allow: auditReaders },
  { route: 'operations.audit_exports.show', allow: auditReaders },
  { route: 'operations.health.show', allow: ['administrator', 'mirror_operator'] },
  { route: 'operations.index_rebuilds.store', allow: ['administrator'] },
]

export default operationsRoutes
