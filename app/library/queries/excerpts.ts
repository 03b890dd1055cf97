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
 * that the other language's title and description hold. Two queries at most, none without codes: texts are long, and
 * those of the other language are read only where they are needed.
 */
export async function excerptsFor(
  codes: string[],
  words: Highlighter,
  locale: Locale
): Promise<Map<string, Excerpt>> {
  const excerpts = new Map<string, Excerpt>()
  const other: Locale = locale === 'km' ? 'en' : 'km'
  const own = [`body_${locale}`]
  for (const parts of [own, [`title_${other}`, `description_${other}`, `body_${other}`]]) {
    const left = codes.filter((code) => !excerpts.has(code))
    if (left.length === 0) break
    const language = parts === own ? locale : other
    const rows = await db
      .from('library_resources')
      .whereIn('code', left)
      .select('code', ...parts)
    for (const row of rows) {
      const stretches = firstOf(row, parts, words)
      if (stretches) excerpts.set(row.code, { html: marked(stretches), language })
    }
  }
  return excerpts
}

/** Of a long text first what lies around the first place; the whole where that only looked alike. */
function firstOf(row: Record<string, string | null>, parts: string[], words: Highlighter) {
  for (const part of parts) {
    const text = row[part] ?? ''
    const passage = words.passage(text)
    if (!passage) continue
    const read = part.startsWith('body_') ? plainText : (plain: string) => plain
    const cut = (some: string) => words.around(read(some), BEFORE, LENGTH)
    const found = cut(passage) ?? (passage === text ? undefined : cut(text))
    if (found) return found
  }
}
