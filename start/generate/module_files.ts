import { modules, importsOf, type ModuleName } from '#app/modules'

const empty = {
  routes: (name: string) => `import router from '@adonisjs/core/services/router'

router
  .group(() => {})
  .prefix('${name}')
  .as('${name}')
`,
  subscriptions: `import type { Subscriptions } from '#shared/modules/subscriptions'

export default {} satisfies Subscriptions
`,
  sync: `import type { SyncRules } from '#shared/sync/rules'

/** How each table of the module travels between servers. */
export default {} satisfies SyncRules
`,
  access: (name: string) => `import type { RouteAccess } from '#tests/functional/access/types'

/** Who may use the routes of ${name}. */
const ${name}Routes: RouteAccess[] = []

export default ${name}Routes
`,
}

/** The module card, to be written by whoever makes the module: its headings, and what the table knows. */
function card(name: ModuleName) {
  const imports = importsOf(name)
  return `# ${name}
Floor ${modules[name].floor}. May import ${imports.length > 0 ? imports.join(', ') : 'no other module'}.

**Nouns** none yet.

**Invariants** none yet.

**Tables** none yet.

**Events** none.

**Routes** none yet.
`
}

/** What a new module consists of: path below the checkout and content. */
export function moduleFiles(name: ModuleName): Record<string, string> {
  return {
    [`app/${name}/README.md`]: card(name),
    [`app/${name}/routes.ts`]: empty.routes(name),
    [`app/${name}/subscriptions.ts`]: empty.subscriptions,
    [`app/${name}/sync.ts`]: empty.sync,
    [`resources/lang/km/${name}.json`]: '{}\n',
    [`resources/lang/en/${name}.json`]: '{}\n',
    [`tests/functional/access/routes_${name}.ts`]: empty.access(name),
  }
}
