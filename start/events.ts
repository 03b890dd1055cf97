import sharedSubscriptions from '#shared/subscriptions'
import { importFromModules } from '#start/modules'
import { registerModule, type Subscriptions } from '#shared/modules/subscriptions'

registerModule(sharedSubscriptions)

for (const { exports } of await importFromModules<{ default: Subscriptions }>('subscriptions')) {
  registerModule(exports.default)
}
