import { stableId } from '#shared/ids'
import { sortKey } from '#shared/khmer/sort_key'
import { khmerTexts } from '#bench/support/khmer_texts'
import type { DocumentSource, SearchDocument, SearchIndex } from '#search/types'

const FIRST = 10

/** How well an index finds Khmer words in Khmer texts of which it is known what stands in them. */
export type Found = { words: number; texts: number; recall: number; precision: number }

/**
 * Builds `index` from the texts and asks for each word. Recall: of the texts in which the word was written, those that
 * are found. Precision: of the first ten answers (fewer where there are fewer), those in which it was written; a text
 * in which its letters only come together by chance, across two words or in a longer one, counts against it.
 */
export async function findKhmer(index: SearchIndex, asked = 600, count = 2600): Promise<Found> {
  const { words, texts } = khmerTexts(asked, count)
  const ids = texts.map((_, number) => stableId('bench', `text ${number}`))
  const documents = texts.map(({ title, body }, number): SearchDocument => ({
    id: ids[number],
    noun: 'resource',
    titles: [title],
    texts: [body],
    facets: { grade: [String(10 + (number % 3))] },
    staffOnly: false,
    date: number,
    sortKm: sortKey(title),
    sortEn: sortKey(title),
  }))
  const source: DocumentSource = {
    noun: 'resource',
    async *all() {
      for (let from = 0; from < documents.length; from += 100)
        yield documents.slice(from, from + 100)
    },
    some: async (some) => documents.filter(({ id }) => some.includes(id)),
  }
  await index.rebuild([source])
  const sum = { wanted: 0, found: 0, first: 0, right: 0 }
  for (const word of words) {
    const wanted = new Set(ids.filter((_, number) => texts[number].words.has(word)))
    if (wanted.size === 0) continue
    const answer = await index.search({
      text: word,
      staff: false,
      perPage: count,
      count: ['grade'],
    })
    const first = answer.ids.slice(0, FIRST)
    sum.wanted += wanted.size
    sum.found += answer.ids.filter((id) => wanted.has(id)).length
    sum.first += first.length
    sum.right += first.filter((id) => wanted.has(id)).length
  }
  return {
    words: words.length,
    texts: texts.length,
    recall: sum.found / sum.wanted,
    precision: sum.right / sum.first,
  }
}
