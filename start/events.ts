import { importFromModules } from '#start/modules'
import { registerModule, type Subscriptions } from '#shared/modules/subscriptions'

for (const { exports } of await importFromModules<{ default: Subscriptions }>('subscriptions')) {
  registerModule(exports.default)
}
