import { demoPeople } from '#identity/packs/demo_people'
import MakeAccounts from '#identity/jobs/make_accounts'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default { jobs: [MakeAccounts], packs: [demoPeople] } satisfies Subscriptions
