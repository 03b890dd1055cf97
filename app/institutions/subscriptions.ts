import { codeLists } from '#institutions/packs/code_lists'
import { institutions } from '#institutions/packs/institutions'
import { places } from '#institutions/packs/places'
import { institutionsImport } from '#institutions/imports/institutions'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  packs: [places, codeLists, institutions],
  imports: [institutionsImport],
  scopes: ['institutions.read'],
} satisfies Subscriptions
