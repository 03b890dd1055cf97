import { pagerOf, type Pager } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { translate } from '#shared/http/translate'
import { itemsOf, type ResourceItem } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

export type ListedDrafts = { items: ResourceItem[]; pager: Pager }

type Asked = { q: string | null; page: number }

/** What the person wrote, in any state; what was changed last comes first. */
export async function listDrafts(
  actor: Actor,
  locale: Locale,
  { q, page }: Asked
): Promise<ListedDrafts> {
  const asked = () => {
    const rows = ownOf(actor)
    matchText(rows, 'search_text', q)
    return rows
  }
  const [{ total }] = await asked().clearSelect().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .orderBy('updated_at', 'desc')
    .orderBy('code')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const items = await itemsOf(rows.map(rowOf), locale)
  return { items: items.map((item) => withState(item, locale)), pager }
}

const ownOf = (actor: Actor) => resourceRows().where('created_by', actor.personId)

/** Lists of the library leave the usual state out; here it is what people look for. */
function withState(item: ResourceItem, locale: Locale): ResourceItem {
  if (item.state !== 'published') return item
  const text = translate(locale, 'library.states.published')
  return { ...item, tags: [{ text, tone: 'ok' }, ...item.tags] }
}
