import { managingRoles } from '#institutions/queries/managers'
import { makeCluster } from '#tests/support/imports'
import type { Role } from '#identity/types'
import type { RouteAccess } from './types.js'

const managers = managingRoles as Role[]
const school = ({ schoolId }: { schoolId: string }) => ({ id: schoolId })

const cluster = async ({ schoolId }: { schoolId: string }) => {
  const { id } = await makeCluster(schoolId)
  return { id }
}

export const institutionRoutes: RouteAccess[] = [
  { route: 'institutions.index', allow: 'signed_in' },
  { route: 'institutions.create', allow: managers },
  { route: 'institutions.store', allow: managers },
  { route: 'institutions.tree', allow: 'signed_in' },
  { route: 'institutions.export', allow: 'signed_in' },
  { route: 'institutions.places.index', allow: 'signed_in' },
  { route: 'institutions.places.show', allow: 'signed_in', params: () => ({ code: '03' }) },
  { route: 'institutions.code', allow: 'signed_in', params: () => ({ code: '03060101014' }) },
  { route: 'institutions.clusters.index', allow: 'signed_in' },
  { route: 'institutions.clusters.show', allow: 'signed_in', params: cluster },
  { route: 'institutions.clusters.create', allow: managers },
  { route: 'institutions.clusters.store', allow: managers },
  { route: 'institutions.clusters.edit', allow: managers, params: cluster },
  { route: 'institutions.clusters.update', allow: managers, params: cluster },
  { route: 'institutions.merger.create', allow: managers, params: school },
  { route: 'institutions.merger.store', allow: managers, params: school },
  { route: 'institutions.merger.destroy', allow: managers, params: school },
  { route: 'institutions.show', allow: 'signed_in', params: school },
  { route: 'institutions.edit', allow: managers, params: school },
  { route: 'institutions.update', allow: managers, params: school },
]
