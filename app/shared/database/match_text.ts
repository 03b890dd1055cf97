import { clusterPhrases } from '#shared/khmer/clusters'

type Conditions = { where(column: string, operator: string, value: string): unknown }

/**
 * Narrows `query` to rows whose `column` holds every word of `words`. The column holds `clusterText`, so the order
 * in which vowels were typed, zero-width spaces, capitals and Khmer digits make no difference. Words of letters
 * and digits only reach LIKE: there is nothing to escape. Words without any letter find nothing.
 */
export function matchText(query: Conditions, column: string, words: string | null | undefined) {
  if (!words?.trim()) return
  const phrases = clusterPhrases(words)
  if (phrases.length === 0) query.where(column, '=', '-')
  for (const phrase of phrases) query.where(column, 'like', `%${phrase.join(' ')}%`)
}
