import { mayEditCurriculum } from '#curriculum/queries/curriculum_editors'
import type { AdministrationEntry } from '#shared/administration/entries'

/** What this module shows on the page of administration. */
export const curriculumEntries: AdministrationEntry[] = [
  {
    name: 'curriculum',
    href: '/curriculum/frameworks',
    icon: 'book-open',
    group: 'content',
    opens: mayEditCurriculum,
  },
  {
    name: 'calendar',
    href: '/calendar',
    icon: 'calendar',
    group: 'content',
    opens: (actor) =>
      mayEditCurriculum(actor) ||
      (actor?.grants.some(({ role }) => role === 'provincial_officer') ?? false),
  },
]
