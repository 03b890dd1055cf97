import db from '@adonisjs/lucid/services/db'
import { marked } from '#library/marked'
import { plainText } from '#library/plain_text'
import { cutAround, type Stretch } from '#search/queries/highlight'
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
  mark: (text: string) => Stretch[],
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
  for (const row of rows) {
    const texts: [Locale, string | null][] = [
      [locale, plainText(row[`body_${locale}`])],
      [other, row[`title_${other}`]],
      [other, row[`description_${other}`]],
      [other, plainText(row[`body_${other}`])],
    ]
    for (const [language, text] of texts) {
      const stretches = text ? cutAround(mark(text), BEFORE, LENGTH) : undefined
      if (!stretches) continue
      excerpts.set(row.code, { html: marked(stretches), language })
      break
    }
  }
  return excerpts
}
