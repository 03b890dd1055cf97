import { mightEditCodeLists } from '#institutions/queries/code_list_editors'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration. */
export const institutionEntries: AdministrationEntry[] = [
  {
    name: 'code_lists',
    href: '/code-lists',
    icon: 'list',
    group: 'content',
    opens: mightEditCodeLists,
  },
]
