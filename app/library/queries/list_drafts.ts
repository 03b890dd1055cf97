import db from '@adonisjs/lucid/services/db'
import { pagerOf, type Pager } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { translate } from '#shared/http/translate'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { PUBLISHERS } from '#library/access'
import { itemsOf, type ResourceItem } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Role } from '#identity/types'

const PER_PAGE = 20

export type DraftsTab = 'mine' | 'waiting'

export type ListedDrafts = { items: ResourceItem[]; pager: Pager }

type Asked = { tab: DraftsTab; q: string | null; page: number }

/** What the person wrote, in any state, or the drafts that they may publish; what was changed last comes first. */
export async function listDrafts(
  actor: Actor,
  locale: Locale,
  { tab, q, page }: Asked
): Promise<ListedDrafts> {
  const asked = () => {
    const rows = tab === 'mine' ? ownOf(actor) : waitingFor(actor)
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

/** How many drafts wait for this person; no query for people who publish nothing. */
export async function countWaiting(actor: Actor | null): Promise<number> {
  if (!actor || publishingAt(actor).length === 0) return 0
  const [{ total }] = await waitingFor(actor).clearSelect().count('* as total')
  return Number(total)
}

const publishingAt = ({ grants }: Actor) =>
  grants
    .filter(({ role }) => PUBLISHERS.includes(role as Role))
    .map(({ institutionId }) => institutionId)

const ownOf = (actor: Actor) => resourceRows().where('created_by', actor.personId)

/** The same reach as `mayPublish`: institutions with the role and below; without institution, the whole country. */
function waitingFor(actor: Actor) {
  const tops = publishingAt(actor)
  const country = db.from('institutions').whereNull('parent_id').whereIn('id', tops)
  return resourceRows()
    .where('state', 'draft')
    .where((reach) => {
      reach.whereIn('institution_id', subtreeOf(tops))
      reach.orWhere((none) => none.whereNull('institution_id').whereExists(country))
    })
}

/** Lists of the library leave the usual state out; here it is what people look for. */
function withState(item: ResourceItem, locale: Locale): ResourceItem {
  if (item.state !== 'published') return item
  const text = translate(locale, 'library.states.published')
  return { ...item, tags: [{ text, tone: 'ok' }, ...item.tags] }
}
