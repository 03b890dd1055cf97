import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import { mightDecide } from '#library/reviews/list_reviews'
import { mayExport } from '#library/policies/export_policy'
import { countOwn } from '#library/queries/list_own'
import { feedLinks } from '#library/feeds/feeds_page'
import { listAddress, toggled } from '#library/list_query'
import { listResources, type ListQuery } from '#library/queries/list_resources'
import { subjectTiles } from '#library/queries/subject_tiles'
import { translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The library's list as its template shows it. */
export async function listPage(query: ListQuery, actor: Actor | null, locale: Locale) {
  const listed = await listResources(query, actor, locale)
  const own = await countOwn(actor, query.q ?? null)
  const { items, groups, pager, lessons, inHandbook, readAs, nothing } = listed
  const sort = query.sort ?? (query.q ? 'relevance' : 'newest')
  const sorts: NonNullable<ListQuery['sort']>[] = query.q
    ? ['relevance', 'newest', 'title']
    : ['newest', 'title']
  return {
    query,
    feeds: feedsFor(query, locale),
    exportHref: mayExport(actor) ? exportAddress(query) : undefined,
    readAs,
    nothing,
    items,
    pager,
    hidden: { ...query.filters, sort: query.sort },
    clearHref: listAddress({ q: query.q, filters: {} }),
    canCreate: holdsRole(actor, AUTHORS),
    canReview: mightDecide(actor),
    own: own > 0 && {
      text: translate(locale, query.q ? 'library.own.found' : 'library.own.all', { count: own }),
      href: `/library/own${query.q ? `?${new URLSearchParams({ q: query.q })}` : ''}`,
    },
    chips: lessons.map(({ code, title }) => ({
      text: `${code} ${title}`,
      href: toggled(query, 'lesson', code),
    })),
    handbook: inHandbook && {
      text: translate(locale, 'library.resources.index.in_handbook', { count: inHandbook }),
      href: `/handbook?${new URLSearchParams({ q: query.q! })}`,
    },
    groups: groups.map(({ name, label, values }) => ({
      name,
      label,
      values: values.map((one) => ({ ...one, href: toggled(query, name, one.value) })),
    })),
    sorts: sorts.map((one) => ({
      text: translate(locale, `library.sorts.${one}`),
      href: listAddress({ ...query, sort: one }),
      current: one === sort,
    })),
    subjects: items.length === 0 ? await subjectTiles(actor, locale) : [],
  }
}

/** Feeds of what the list is narrowed to, as far as there are such. */
function feedsFor({ filters }: ListQuery, language: Locale) {
  const only = (values: string[] = []) => (values.length === 1 ? values[0] : null)
  const grade = Number(only(filters.grade)) || null
  return feedLinks({ subject: only(filters.subject), grade, language })
}

/** Where what is listed is taken along. */
function exportAddress(query: ListQuery) {
  const [, asked = ''] = listAddress(query).split('?')
  return `/library/exports/create?${new URLSearchParams({ query: asked })}`
}
