import db from '@adonisjs/lucid/services/db'
import { marked } from '#library/marked'
import { plainText } from '#library/plain_text'
import type { Highlighter } from '#search/queries/highlight'
import type { Locale } from '#config/i18n'

/** The part of a resource's text where a query was found, as HTML, in its language. */
export type Excerpt = { html: unknown; language: Locale }

/** Clusters before and behind what was found. */
const BEFORE = 24
const LENGTH = 90

/**
 * The excerpts of resources by code, from the reader's language first. Where the text does not hold the words, those
 * that the other language's title and description hold. One query, none without codes.
 */
export async function excerptsFor(
  codes: string[],
  words: Highlighter,
  locale: Locale
): Promise<Map<string, Excerpt>> {
  const excerpts = new Map<string, Excerpt>()
  if (codes.length === 0) return excerpts
  const other: Locale = locale === 'km' ? 'en' : 'km'
  const rows = await db
    .from('library_resources')
    .whereIn('code', codes)
    .select('code', 'title_km', 'title_en', 'description_km', 'description_en')
    .select('body_km', 'body_en')
  // Of a long text first what lies around the first place; the whole where that only looked alike.
  const whole: Highlighter['passage'] = (text) => words.passage(text) && text
  for (const row of rows) {
    const texts = (part: Highlighter['passage']): Text[] => [
      { language: locale, read: () => plainText(part(row[`body_${locale}`] ?? '') ?? null) },
      { language: other, read: () => row[`title_${other}`] },
      { language: other, read: () => row[`description_${other}`] },
      { language: other, read: () => plainText(part(row[`body_${other}`] ?? '') ?? null) },
    ]
    const excerpt =
      firstOf(texts(words.passage), words.around) ?? firstOf(texts(whole), words.around)
    if (excerpt) excerpts.set(row.code, excerpt)
  }
  return excerpts
}

type Text = { language: Locale; read: () => string | null }

/** The excerpt of the first text that has one. */
function firstOf(texts: Text[], cut: Highlighter['around']): Excerpt | undefined {
  for (const { language, read } of texts) {
    const stretches = cut(read() ?? '', BEFORE, LENGTH)
    if (stretches) return { html: marked(stretches), language }
  }
}
