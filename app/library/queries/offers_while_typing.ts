import { marked } from '#library/marked'
import { isStaff } from '#identity/queries/is_staff'
import { translate } from '#shared/http/translate'
import { searchKey } from '#shared/khmer/normalise'
import { searchIndex } from '#search/queries/search_index'
import { highlighter } from '#search/queries/highlight'
import { resourceItems } from '#library/queries/resource_items'
import { subjectTiles } from '#library/queries/subject_tiles'
import { lessonsWith } from '#curriculum/queries/near_lessons'
import { subjectNames } from '#curriculum/queries/subject_names'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** Where somebody who types this may want to go: its words, what it is, its address. */
export type Offer = { html: unknown; note: string; href: string }

const TITLES = 5
const LESSONS = 3

/** Subjects, lessons and titles that begin with or hold what was typed so far. */
export async function offersWhileTyping(
  q: string,
  actor: Actor | null,
  locale: Locale
): Promise<Offer[]> {
  if (searchKey(q).length < 2) return []
  const { mark } = await highlighter(q)
  const html = (text: string) => marked(mark(text))
  const subjects = await subjectsNamed(q, actor, locale)
  const lessons = await lessonsWith(q, locale, LESSONS)
  const { ids } = await searchIndex().search({
    ...{ text: q, titlesOnly: true, nouns: ['resource'] },
    ...{ staff: isStaff(actor), perPage: TITLES, locale },
  })
  const items = await resourceItems(ids, locale)
  const word = (key: string, data?: object) =>
    translate(locale, `library.offers.${key}`, data as any)
  return [
    ...subjects.map(({ name, href, count }) => ({
      ...{ html: html(name), href },
      note: word('subject', { count }),
    })),
    ...lessons.map(({ code, title }) => ({
      ...{ html: html(title), href: `/library?lesson=${code}` },
      note: word('lesson', { code }),
    })),
    ...items.map(({ title, href, kindLabel }) => ({ html: html(title), note: kindLabel, href })),
  ]
}

/** Subjects of which a name, in any spelling, begins with what was typed. */
async function subjectsNamed(q: string, actor: Actor | null, locale: Locale) {
  const key = searchKey(q)
  const groups = await subjectNames()
  const fitting = groups.filter((names) => names.some((name) => searchKey(name).startsWith(key)))
  if (fitting.length === 0) return []
  const tiles = await subjectTiles(actor, locale)
  return tiles.filter(({ name }) => fitting.some((names) => names.includes(name)))
}
