import db from '@adonisjs/lucid/services/db'
import { searchIndex } from '#search/queries/search_index'
import { dictionaryWords } from '#bench/support/khmer_texts'
import { findKhmer } from '#bench/support/find_khmer'
import { seedPages } from '#bench/support/seed_pages'

/** Of each language as many words; with filters and pairs that makes four times as many searches. */
const WORDS = 400

/** Measures the finding of Khmer words, then fills the library with `size` resources; returns what is looked for. */
export async function seedSearch(size: number): Promise<Record<string, string>> {
  const { words, texts, recall, precision } = await findKhmer(searchIndex())
  const { resources, ...pages } = await seedPages(size)
  const rows = await db
    .from('library_resources')
    .where('shelf', 'open')
    .whereNotNull('pack')
    .select('body_km', 'body_en')
  const bodies = (column: string) => rows.map((row) => (row[column] as string | null) ?? '')
  const english = new Set(
    bodies('body_en')
      .join(' ')
      .toLowerCase()
      .match(/\b[a-z]{4,}\b/g)
  )
  return {
    ...pages,
    resources: resources.split(' ')[0],
    driver: db.connection('search').dialect.name,
    asked: `${words} words, ${texts} texts`,
    recall: recall.toFixed(4),
    precision: precision.toFixed(4),
    khmer: evenly(dictionaryWords(bodies('body_km'))).join(' '),
    english: evenly([...english]).join(' '),
  }
}

const evenly = (words: string[]) => {
  const step = Math.max(1, words.length / WORDS)
  return Array.from(
    { length: Math.min(WORDS, words.length) },
    (_, at) => words[Math.floor(at * step)]
  )
}
