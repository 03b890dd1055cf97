import { isStaff } from '#identity/queries/is_staff'
import { translate } from '#shared/http/translate'
import { searchIndex } from '#search/queries/search_index'
import { itemsOf, resourceItems, type ResourceItem } from '#library/queries/resource_items'
import { markedItems, type ListedResource } from '#library/queries/list_resources'
import { resourceRows, rowOf, type ResourceRow } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 100

/** The readers of the handbook, in the order in which its page lists them. */
const READERS = ['all', 'student', 'teacher'] as const

export type HandbookGroup = { reader: string; title: string; items: ResourceItem[] }

/** The pages of the handbook in their order that this reader may open. */
export async function handbookRows(actor: Actor | null): Promise<ResourceRow[]> {
  const rows = resourceRows()
    .where('shelf', 'handbook')
    .where('state', 'published')
    .orderBy('position')
    .orderBy('code')
    .limit(MOST)
  if (!isStaff(actor)) rows.where('teacher_only', false)
  const found = await rows
  return found.map(rowOf)
}

const readerOf = ({ audience }: ResourceRow) => (audience.length === 1 ? audience[0] : 'all')

/** The pages of the handbook by the reader they are written for; a reader without pages is left out. */
export async function listHandbook(actor: Actor | null, locale: Locale): Promise<HandbookGroup[]> {
  const rows = await handbookRows(actor)
  const items = await itemsOf(rows, locale)
  return READERS.map((reader) => ({
    reader,
    title: translate(locale, `library.handbook.readers.${reader}`),
    items: items.filter((_, index) => readerOf(rows[index]) === reader),
  })).filter((group) => group.items.length > 0)
}

/** The pages of the handbook that hold the words, in either language. */
export async function searchHandbook(
  q: string,
  actor: Actor | null,
  locale: Locale
): Promise<ListedResource[]> {
  const query = { text: q, nouns: ['handbook'], staff: isStaff(actor), perPage: MOST, locale }
  const { ids } = await searchIndex().search(query)
  return markedItems(await resourceItems(ids, locale), q, locale)
}
