/**
 * The modules of Tonle from the ground up and whom each may import. The only place where this stands:
 * the import rules of ESLint, the loading of routes and subscriptions, the architecture test and the drawing in
 * docs/develop/modules.md are made from it. Every module may import `shared`, which imports none.
 */
export const modules = {
  institutions: { floor: 0, imports: [] },
  curriculum: { floor: 0, imports: ['institutions'] },
  search: { floor: 0, imports: [] },
  identity: { floor: 0, imports: ['institutions', 'curriculum'] },
  media: { floor: 0, imports: ['identity'] },
  runtime: { floor: 0, imports: ['identity', 'media'] },
  credentials: { floor: 0, imports: ['identity', 'institutions', 'media'] },
  library: {
    floor: 1,
    imports: ['identity', 'institutions', 'curriculum', 'media', 'search', 'runtime'],
  },
  courses: {
    floor: 2,
    imports: [
      ...['identity', 'institutions', 'curriculum', 'library'],
      ...['media', 'runtime', 'search', 'credentials'],
    ],
  },
  teaching: {
    floor: 3,
    imports: [
      ...['identity', 'institutions', 'curriculum', 'library'],
      ...['media', 'runtime', 'search', 'courses'],
    ],
  },
  training: {
    floor: 3,
    imports: [
      ...['identity', 'institutions', 'curriculum', 'library'],
      ...['media', 'search', 'courses', 'credentials'],
    ],
  },
  authoring: {
    floor: 4,
    imports: [
      ...['library', 'runtime', 'courses', 'teaching', 'training'],
      ...['media', 'curriculum', 'identity', 'institutions', 'search'],
    ],
  },
  mirror: {
    floor: 4,
    imports: [
      ...['institutions', 'curriculum', 'search', 'identity', 'media', 'runtime', 'credentials'],
      ...['library', 'courses', 'teaching', 'training'],
    ],
  },
  hrmis: { floor: 4, imports: ['training', 'identity', 'institutions'] },
  reports: { floor: 5, imports: 'below' },
  operations: { floor: 5, imports: 'below' },
} as const satisfies Record<string, { floor: number; imports: readonly string[] | 'below' }>

export type ModuleName = keyof typeof modules

export const moduleNames = Object.keys(modules) as ModuleName[]

/** The modules that `name` may import, `shared` aside. */
export function importsOf(name: ModuleName): string[] {
  const { floor, imports } = modules[name]
  if (imports !== 'below') return [...imports]
  return moduleNames.filter((other) => modules[other].floor < floor)
}
