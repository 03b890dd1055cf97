import { fieldTokens } from '#search/tokens'
import { APART } from '#search/drivers/pairs'
import { shapesFor } from '#search/drivers/shapes'
import { countedFacets } from '#search/types'
import type { SearchDocument } from '#search/types'
import type { TextStore } from '#search/drivers/text_store'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Takes documents out of an index; those it does not hold are passed over. */
export async function eraseDocuments(
  trx: TransactionClientContract,
  store: TextStore,
  index: string,
  ids: string[]
) {
  const rows = await trx.from(`${index}_docs`).whereIn('id', ids).select('n')
  const numbers = rows.map((row) => Number(row.n))
  if (numbers.length === 0) return
  await store.erase(trx, index, numbers)
  await trx.from(`${index}_values`).whereIn('doc', numbers).delete()
  await trx.from(`${index}_docs`).whereIn('n', numbers).delete()
}

/** Puts documents into an index that does not hold them. */
export async function insertDocuments(
  trx: TransactionClientContract,
  store: TextStore,
  index: string,
  documents: SearchDocument[]
) {
  if (documents.length === 0) return
  const shapes = await shapesFor(trx, index, documents)
  await trx.table(`${index}_docs`).multiInsert(
    documents.map((document, at) => ({
      id: document.id,
      shape: shapes[at],
      date: document.date,
      sort_km: document.sortKm,
      sort_en: document.sortEn,
    }))
  )
  const ids = documents.map(({ id }) => id)
  const rows = await trx.from(`${index}_docs`).whereIn('id', ids).select('id', 'n')
  const numberOf = new Map(rows.map((row) => [row.id as string, Number(row.n)]))
  const values = documents.flatMap((document) => valueRows(document, numberOf.get(document.id)!))
  for (let from = 0; from < values.length; from += 200) {
    await trx.table(`${index}_values`).multiInsert(values.slice(from, from + 200))
  }
  await store.write(
    trx,
    index,
    documents.map((document) => ({ n: numberOf.get(document.id)!, ...tokensOf(document) }))
  )
}

const counted = new Set<string>(countedFacets)

/** Values that no shape holds, such as lessons. */
const valueRows = (document: SearchDocument, doc: number) =>
  Object.entries(document.facets)
    .filter(([facet]) => !counted.has(facet))
    .flatMap(([facet, values]) => [...new Set(values)].map((value) => ({ facet, value, doc })))

function tokensOf(document: SearchDocument) {
  const { titles, texts } = fieldTokens(document)
  return {
    title: join(titles.clusters),
    text: join([...titles.clusters, ...texts.clusters]),
    titleWords: join(titles.words),
    words: join([...titles.words, ...texts.words]),
  }
}

const join = (fields: string[][]) =>
  fields.filter((tokens) => tokens.length).flatMap((tokens, i) => (i ? [APART, ...tokens] : tokens))
