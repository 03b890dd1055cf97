import type { RouteAccess } from './types.js'

/** For programs with a token, nobody else; what tokens may do is in api/api.spec.ts. */
export const apiRoutes: RouteAccess[] = [
  'institutions.api.index',
  'institutions.api.show',
  'curriculum.api.subjects',
  'curriculum.api.lessons',
  'library.api.index',
  'library.api.show',
  'library.api.files',
].map((route) => ({
  route,
  allow: [],
  params: () => ({ code: 'K7QM2XA', id: '00000000-0000-7000-8000-000000000000' }),
}))
