import { searchIndex } from '#search/queries/search_index'
import { sourceOf } from '#search/sources'

/**
 * Brings the index up to date about `ids`: reads them from their source, puts in what shall be found, takes out
 * the rest. May be called twice and in any order.
 */
export async function indexDocuments(noun: string, ids: string[]) {
  const source = await sourceOf(noun)
  const documents = await source.some(ids)
  const found = new Set(documents.map(({ id }) => id))
  const gone = ids.filter((id) => !found.has(id))
  if (documents.length) await searchIndex().replace(documents)
  if (gone.length) await searchIndex().remove(gone)
}
