import { xapiTokenScopes } from '#runtime/queries/xapi_scopes'
import type { Subscriptions } from '#shared/modules/subscriptions'

/** What the LRS tells the house about itself. */
export const lrs = {
  scopes: xapiTokenScopes,
} satisfies Subscriptions
