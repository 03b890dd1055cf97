import { mirrorPagesFor, OVERVIEW } from '#mirror/pages'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration. */
export const mirrorEntries: AdministrationEntry[] = [
  {
    name: 'mirror',
    href: OVERVIEW,
    icon: 'send',
    group: 'server',
    opens: (actor) => mirrorPagesFor(actor).length > 0,
  },
]
