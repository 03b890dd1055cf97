import { mightOverseeExports } from '#library/policies/export_policy'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration. */
export const libraryEntries: AdministrationEntry[] = [
  {
    name: 'exports',
    href: '/administration/exports',
    icon: 'download',
    group: 'content',
    opens: mightOverseeExports,
  },
]
