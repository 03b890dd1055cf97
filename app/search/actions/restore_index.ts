import { searchIndex } from '#search/queries/search_index'
import { rebuildIndex } from '#search/actions/rebuild_index'
import { allSources } from '#search/sources'

const SAMPLE = 10

/**
 * Builds the index where there is something to find and the index does not know it: its file was lost, or it belongs
 * to another database. Returns the number of documents, undefined where nothing had to be done.
 */
export async function restoreIndex(): Promise<number | undefined> {
  const { ids } = await searchIndex().search({ staff: true, sort: 'newest', perPage: SAMPLE })
  const sources = await allSources()
  for (const source of sources) {
    const known = ids.length ? await source.some(ids) : []
    if (known.length > 0) return undefined
  }
  if (ids.length === 0 && !(await hasDocuments(sources))) return undefined
  return rebuildIndex()
}

async function hasDocuments(sources: Awaited<ReturnType<typeof allSources>>) {
  for (const source of sources) {
    for await (const portion of source.all()) if (portion.length > 0) return true
  }
  return false
}
