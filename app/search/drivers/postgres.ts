import { SqlEngine } from '#search/drivers/sql_engine'
import { SwitchedIndex } from '#search/drivers/switched_index'
import { portions } from '#search/drivers/portions'
import { pairs, singles, sought } from '#search/drivers/pairs'
import type { Phrase, Term, Way } from '#search/terms'
import type { Sql, StoredText, TextStore } from '#search/drivers/text_store'

/** A lexeme may have 2,046 bytes. */
const lexeme = (token: string) => `'${token.slice(0, 120).replaceAll(/['\\]/g, '')}'`

/**
 * Vectors and queries are written out rather than parsed from text: PostgreSQL's parser takes Khmer apart or
 * leaves it whole depending on the locale of the server. Single tokens are without a position.
 */
const vector = (tokens: string[]) =>
  tokens.map((token, index) => `${lexeme(token)}:${index + 1}`).join(' ')

const clusterVector = (tokens: string[]) =>
  `${vector(pairs(tokens))} ${singles(tokens).map(lexeme).join(' ')}`

const phrase = ({ tokens, prefix }: Phrase) =>
  `(${tokens.map(lexeme).join(' <-> ')}${prefix ? ':*' : ''})`

const clustersOf = ({ clusters }: Way) => phrase({ ...clusters, tokens: sought(clusters) })
const wordsOf = ({ words }: Way) => (words.tokens.length ? phrase(words) : undefined)

/** One term in any of its ways; undefined where it has none. */
const any = (term: Term, one: (way: Way) => string | undefined) => {
  const ways = term.map(one).filter((part) => part !== undefined)
  return ways.length ? `(${ways.join(' | ')})` : undefined
}

/** Text as vectors with a GIN index: titles in one row, texts in portions, since a vector holds only so much. */
const store: TextStore = {
  async create(client, index) {
    for (const table of ['titles', 'texts']) {
      await client.rawQuery(
        `create table ${index}_${table} (doc integer not null, text tsvector, words tsvector)`
      )
      // Packed they are hardly smaller, and weighing them would unpack each.
      for (const column of ['text', 'words'])
        await client.rawQuery(
          `alter table ${index}_${table} alter column ${column} set storage external`
        )
      await client.rawQuery(`create index on ${index}_${table} using gin (text)`)
      await client.rawQuery(`create index on ${index}_${table} using gin (words)`)
      await client.rawQuery(`create index on ${index}_${table} (doc)`)
    }
  },

  async drop(client, index) {
    await client.rawQuery(`drop table if exists ${index}_titles, ${index}_texts`)
  },

  async write(trx, index, rows) {
    const titles = rows.flatMap((row) => textRows(row.n, row.title, row.titleWords))
    const texts = rows.flatMap((row: StoredText) => textRows(row.n, row.text, row.words))
    await insert(trx, `${index}_titles`, titles)
    await insert(trx, `${index}_texts`, texts)
  },

  async erase(trx, index, numbers) {
    await trx.from(`${index}_titles`).whereIn('doc', numbers).delete()
    await trx.from(`${index}_texts`).whereIn('doc', numbers).delete()
  },

  holding(index, terms, where) {
    const table = where === 'title' || where === 'titleWords' ? 'titles' : 'texts'
    const column = where === 'title' || where === 'text' ? 'text' : 'words'
    const parts = terms.map((term) => any(term, column === 'text' ? clustersOf : wordsOf))
    if (parts.some((part) => part === undefined)) return undefined
    // Each term by itself: two may stand in different portions of one text.
    return {
      sql: parts
        .map(() => `select distinct doc as n from ${index}_${table} where ${column} @@ ?::tsquery`)
        .join(' intersect '),
      values: parts as string[],
    } satisfies Sql
  },

  weight(index, terms) {
    const query = terms.map((term) => any(term, clustersOf)).join(' & ')
    return {
      sql: `select doc, -max(ts_rank(text, ?::tsquery)) as weight
        from ${index}_texts where text @@ ?::tsquery group by doc`,
      values: [query, query],
    }
  },

  list: (column) => `string_agg(${column}::text, ',')`,
}

type Client = Parameters<TextStore['write']>[0]

async function insert(trx: Client, table: string, rows: (string | number)[][]) {
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500)
    await trx.rawQuery(
      `insert into ${table} (doc, text, words)
       values ${some.map(() => '(?, ?::tsvector, ?::tsvector)').join(', ')}`,
      some.flat()
    )
  }
}

function textRows(n: number, tokens: string[], dictionary: string[]) {
  const texts = portions(tokens)
  const words = portions(dictionary)
  const rows = Math.max(texts.length, words.length)
  return Array.from({ length: rows }, (_, index) => [
    n,
    clusterVector(texts[index] ?? []),
    vector(words[index] ?? []),
  ])
}

/** The index in PostgreSQL: cluster tokens as vectors, phrases as neighbours. */
export const postgresIndex = () => new SwitchedIndex(new SqlEngine(store))
