import { listAddress } from '#library/list_query'
import { translate } from '#shared/http/translate'
import { searchIndex } from '#search/queries/search_index'
import { nearLessons } from '#curriculum/queries/near_lessons'
import type { ListQuery } from '#library/queries/list_resources'
import type { Locale } from '#config/i18n'

/** What is offered where a search has no answer. */
export type WhenNothing = {
  /** The words that were probably meant; they have answers. */
  meant?: { text: string; href: string }
  /** The same words without filters, where these have answers. */
  unfiltered?: { text: string; href: string }
  /** The nearest lessons of the curriculum. */
  lessons: { text: string; href: string }[]
}

/** `others` is how many resources hold the words, whatever the filters. */
export async function whenNothing(
  query: ListQuery,
  others: number,
  staff: boolean,
  locale: Locale
): Promise<WhenNothing> {
  const { q } = query
  if (!q) return { lessons: [] }
  const t = (key: string, data: object) => translate(locale, `library.${key}`, data as any)
  const lessons = await nearLessons(q, locale)
  const meant = others > 0 ? undefined : await probably(q, staff)
  return {
    meant: meant ? { text: meant, href: listAddress({ q: meant, filters: {} }) } : undefined,
    unfiltered:
      others > 0
        ? {
            text: t('resources.index.unfiltered', { count: others }),
            href: listAddress({ q, filters: {}, sort: query.sort }),
          }
        : undefined,
    lessons: lessons.map(({ code, title, subject, grade }) => ({
      text: `${code} ${title} · ${t('grade', { grade })}`,
      href: `/curriculum/${subject}?${new URLSearchParams({ grade: String(grade), open: code })}#${code}`,
    })),
  }
}

/** The nearest words, where a search for them has answers. */
async function probably(q: string, staff: boolean) {
  const nearest = await searchIndex().nearest(q)
  if (!nearest) return undefined
  const { total } = await searchIndex().search({
    ...{ text: nearest, nouns: ['resource'], staff, perPage: 1 },
  })
  return total > 0 ? nearest : undefined
}
