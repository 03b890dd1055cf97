import { importFromModules } from '#start/modules'

await importFromModules('routes')
