import { isStaff } from '#identity/queries/is_staff'
import { searchIndex } from '#search/queries/search_index'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type SubjectTile = {
  code: string
  name: string
  colour: string
  count: number
  href: string
}

/** Every subject with the number of resources this reader finds in it. */
export async function subjectTiles(actor: Actor | null, locale: Locale): Promise<SubjectTile[]> {
  const { facets } = await searchIndex().search({
    nouns: ['resource'],
    staff: isStaff(actor),
    count: ['subject'],
    perPage: 1,
  })
  const subjects = await listSubjects(locale)
  return subjects.map(({ code, name, colour }) => ({
    code,
    name,
    colour,
    count: facets.subject?.find(({ value }) => value === code)?.count ?? 0,
    href: `/library?subject=${code}`,
  }))
}
