import { ignite } from '../../bin/ignite.js'

/** Run as a process of its own by the test of lists: applies one and is killed after the second portion. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await import('#start/events')
const { importKind, registerImports } = await import('#shared/imports/import_kind')
const { applyImport } = await import('#shared/imports/apply_import')
const kind = importKind('institutions.institutions')!
let portions = 0
registerImports([
  {
    ...kind,
    async apply(trx, rows, context) {
      await kind.apply(trx, rows, context)
      if (++portions === 2) process.kill(process.pid, 'SIGKILL')
    },
  },
])
await applyImport(process.argv[2])
