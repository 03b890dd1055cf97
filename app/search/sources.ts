import type { DocumentSource } from '#search/types'

type Lazy = () => Promise<{ default: DocumentSource }>

const sources = new Map<string, Lazy>()

/** A module says where the documents of its noun come from; the last word for a noun counts. */
export const setSource = (noun: string, source: Lazy) => sources.set(noun, source)

export async function sourceOf(noun: string): Promise<DocumentSource> {
  const source = sources.get(noun)
  if (!source) throw new Error(`No source of search documents for ${noun}`)
  const { default: documents } = await source()
  return documents
}

export const allSources = () => Promise.all([...sources.keys()].map(sourceOf))
