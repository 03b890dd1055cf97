import { codeLists } from '#institutions/packs/code_lists'
import { institutions } from '#institutions/packs/institutions'
import { places } from '#institutions/packs/places'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default { packs: [places, codeLists, institutions] } satisfies Subscriptions
