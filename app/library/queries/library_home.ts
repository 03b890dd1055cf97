import { isStaff } from '#identity/queries/is_staff'
import { LruCache } from '#shared/lru_cache'
import { searchIndex } from '#search/queries/search_index'
import { resourceItems, type ResourceItem } from '#library/queries/resource_items'
import { subjectTiles, type SubjectTile } from '#library/queries/subject_tiles'
import { translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type LibraryHome = {
  total: number
  subjects: SubjectTile[]
  grades: { text: string; href: string; count: number }[]
  newest: ResourceItem[]
}

const NEWEST = 8

const homes = new LruCache<LibraryHome>(8)

/**
 * What the home page shows of the library: subjects and grades with their counts, and the newest resources.
 * Remembered until the index changes: one query.
 */
export async function libraryHome(actor: Actor | null, locale: Locale): Promise<LibraryHome> {
  const staff = isStaff(actor)
  const key = `${await searchIndex().version()}.${locale}.${staff}`
  const known = homes.get(key)
  if (known) return known
  const { ids, total, facets } = await searchIndex().search({
    nouns: ['resource'],
    sort: 'newest',
    perPage: NEWEST,
    count: ['grade'],
    staff,
  })
  const home = {
    total,
    subjects: await subjectTiles(actor, locale),
    grades: (facets.grade ?? [])
      .map(({ value, count }) => ({ value, count }))
      .sort((a, b) => Number(a.value) - Number(b.value))
      .map(({ value, count }) => ({
        text: translate(locale, 'library.grade', { grade: value }),
        href: `/library?grade=${value}`,
        count,
      })),
    newest: await resourceItems(ids, locale),
  }
  homes.set(key, home)
  return home
}
