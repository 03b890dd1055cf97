import { SqlIndex } from '#search/drivers/sql_index'
import { portions } from '#search/drivers/portions'
import type { Phrase, Term } from '#search/terms'
import type { Sql, StoredText, TextStore } from '#search/drivers/text_store'

/** A lexeme may have 2,046 bytes. */
const lexeme = (token: string) => `'${token.slice(0, 120).replaceAll(/['\\]/g, '')}'`

/**
 * Vectors and queries are written out rather than parsed from text: PostgreSQL's parser takes Khmer apart or
 * leaves it whole depending on the locale of the server.
 */
const vector = (tokens: string[]) =>
  tokens.map((token, index) => `${lexeme(token)}:${index + 1}`).join(' ')

const phrase = ({ tokens, prefix }: Phrase) =>
  `(${tokens.map(lexeme).join(' <-> ')}${prefix ? ':*' : ''})`

const every = (phrases: Phrase[]) => phrases.map(phrase).join(' & ')
const clustersOf = (terms: Term[]) => terms.map((term) => term.clusters)
const wordsOf = (terms: Term[]) => terms.map((term) => term.words).filter((p) => p.tokens.length)

/** Text as vectors with a GIN index: titles in one row, texts in portions, since a vector holds only so much. */
const store: TextStore = {
  async create(client, index) {
    await client.rawQuery(
      `create table ${index}_titles (doc integer primary key, title tsvector, title_words tsvector)`
    )
    await client.rawQuery(
      `create table ${index}_texts (doc integer not null, text tsvector, words tsvector)`
    )
    for (const [table, column] of [
      ['titles', 'title'],
      ['titles', 'title_words'],
      ['texts', 'text'],
      ['texts', 'words'],
    ]) {
      await client.rawQuery(`create index on ${index}_${table} using gin (${column})`)
    }
    await client.rawQuery(`create index on ${index}_texts (doc)`)
  },

  async drop(client, index) {
    await client.rawQuery(`drop table if exists ${index}_titles, ${index}_texts`)
  },

  async write(trx, index, rows) {
    await insert(trx, `${index}_titles`, 'title, title_words', rows.map(titleRow))
    await insert(trx, `${index}_texts`, 'text, words', rows.flatMap(textRows))
  },

  async erase(trx, index, numbers) {
    await trx.from(`${index}_titles`).whereIn('doc', numbers).delete()
    await trx.from(`${index}_texts`).whereIn('doc', numbers).delete()
  },

  holds: (index, terms) => {
    const parts = clustersOf(terms).map((one) => within(index, phrase(one)))
    return {
      sql: parts.map(({ sql }) => sql).join(' and '),
      values: parts.flatMap(({ values }) => values),
    }
  },

  tiers: (index, terms) => {
    const words = every(wordsOf(terms))
    const titles = of(`${index}_titles`, 'title', every(clustersOf(terms)))
    if (!words) return [titles]
    return [
      of(`${index}_titles`, 'title_words', words),
      titles,
      of(`${index}_texts`, 'words', words),
    ]
  },

  weight: (index, terms) => {
    const query = every(clustersOf(terms))
    return {
      sql: `select doc, -max(ts_rank(text, ?::tsquery)) as weight
        from ${index}_texts where text @@ ?::tsquery group by doc`,
      values: [query, query],
    }
  },
}

type Client = Parameters<TextStore['write']>[0]

async function insert(trx: Client, table: string, columns: string, rows: (string | number)[][]) {
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500)
    await trx.rawQuery(
      `insert into ${table} (doc, ${columns})
       values ${some.map(() => '(?, ?::tsvector, ?::tsvector)').join(', ')}`,
      some.flat()
    )
  }
}

const titleRow = (row: StoredText) => [row.n, vector(row.title), vector(row.titleWords)]

function textRows(row: StoredText) {
  const texts = portions(row.text)
  const words = portions(row.words)
  const rows = Math.max(texts.length, words.length)
  return Array.from({ length: rows }, (_, index) => [
    row.n,
    vector(texts[index] ?? []),
    vector(words[index] ?? []),
  ])
}

const of = (table: string, column: string, query: string): Sql => ({
  sql: `n in (select doc from ${table} where ${column} @@ ?::tsquery)`,
  values: [query],
})

const within = (index: string, query: string): Sql => ({
  sql: `n in (select doc from ${index}_titles where title @@ ?::tsquery
    union all select doc from ${index}_texts where text @@ ?::tsquery)`,
  values: [query, query],
})

/** The index in PostgreSQL: cluster tokens as vectors, phrases as neighbours. */
export const postgresIndex = () => new SqlIndex(store)
