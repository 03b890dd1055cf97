import { managingRoles } from '#institutions/queries/managers'
import type { Role } from '#identity/types'
import type { RouteAccess } from './types.js'

const managers = managingRoles as Role[]
const school = ({ schoolId }: { schoolId: string }) => ({ id: schoolId })

export const institutionRoutes: RouteAccess[] = [
  { route: 'institutions.index', allow: 'signed_in' },
  { route: 'institutions.create', allow: managers },
  { route: 'institutions.store', allow: managers },
  { route: 'institutions.show', allow: 'signed_in', params: school },
  { route: 'institutions.edit', allow: managers, params: school },
  { route: 'institutions.update', allow: managers, params: school },
]
