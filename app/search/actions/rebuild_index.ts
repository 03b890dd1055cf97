import { searchIndex } from '#search/queries/search_index'
import { allSources } from '#search/sources'
import type { Progress } from '#search/types'

/**
 * Builds the whole index anew from every module's rows and switches to it. Readers and changes go on meanwhile.
 * Returns the number of documents; `progress` hears it after each portion and stops the build by throwing.
 */
export async function rebuildIndex(progress?: Progress) {
  return searchIndex().rebuild(await allSources(), progress)
}
