import { codeLists } from '#institutions/packs/code_lists'
import { institutions } from '#institutions/packs/institutions'
import { places } from '#institutions/packs/places'
import { institutionEntries } from '#institutions/administration'
import { institutionsImport } from '#institutions/imports/institutions'
import { codeEntriesImport } from '#institutions/code_imports/code_entries'
import { provideRowFollower } from '#shared/sync/followers'
import type { Subscriptions } from '#shared/modules/subscriptions'

provideRowFollower('institutions', () => import('#institutions/grow_tree'))

export default {
  packs: [places, codeLists, institutions],
  scopes: ['institutions.read'],
  imports: [institutionsImport, codeEntriesImport],
  administration: institutionEntries,
} satisfies Subscriptions
