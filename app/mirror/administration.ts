import { publishesEditions } from '#mirror/queries/publishers'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration. */
export const mirrorEntries: AdministrationEntry[] = [
  {
    name: 'mirror_profiles',
    href: '/administration/mirror/profiles',
    icon: 'send',
    group: 'server',
    opens: publishesEditions,
  },
]
