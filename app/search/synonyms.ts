import { remembered } from '#shared/remembered'
import { synonymTable } from '#search/terms'
import type { Synonyms } from '#search/types'

const sources: Synonyms[] = []

/** A module tells names that mean the same, in its `subscriptions.ts`. */
export const addSynonyms = (synonyms: Synonyms) => void sources.push(synonyms)

/** The names that mean the same, of all modules. Read at most once a minute. */
export const synonyms = remembered(60, async () => {
  const groups = await Promise.all(sources.map((source) => source()))
  return synonymTable(groups.flat())
})
