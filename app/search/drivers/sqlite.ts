import { SqlEngine } from '#search/drivers/sql_engine'
import { SwitchedIndex } from '#search/drivers/switched_index'
import { APART, pairs, singles, sought } from '#search/drivers/pairs'
import type { Phrase, Term, Way } from '#search/terms'
import type { StoredText, TextStore, Where } from '#search/drivers/text_store'

/** Khmer vowel signs and subscripts (Mn, Mc) are parts of words; the default categories would cut at each. */
const TOKENIZER = `unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'`

const quoted = ({ tokens, prefix }: Phrase) => `"${tokens.join(' ')}"${prefix ? '*' : ''}`
const clustersOf = ({ clusters }: Way) => quoted({ ...clusters, tokens: sought(clusters) })
const wordsOf = ({ words }: Way) => (words.tokens.length ? quoted(words) : undefined)

/** Every term in any of its ways; undefined where a term has none. */
function every(terms: Term[], one: (way: Way) => string | undefined) {
  const parts = terms.map((term) => term.map(one).filter((part) => part !== undefined))
  if (parts.some((ways) => ways.length === 0)) return undefined
  return parts.map((ways) => `(${ways.join(' OR ')})`).join(' AND ')
}

const place: Record<Where, { table: string; column: string; one: typeof wordsOf }> = {
  titleWords: { table: 'titles', column: 'words', one: wordsOf },
  title: { table: 'titles', column: 'text', one: clustersOf },
  words: { table: 'texts', column: 'words', one: wordsOf },
  text: { table: 'texts', column: 'text', one: clustersOf },
}

/** Texts in FTS5 tables that keep no copy of them (contentless), only where each token stands. */
const store: TextStore = {
  async create(client, index) {
    for (const table of ['titles', 'texts']) {
      await client.rawQuery(
        `create virtual table ${index}_${table} using fts5(text, words,
          content='', contentless_delete=1, tokenize="${TOKENIZER}")`
      )
    }
  },

  async drop(client, index) {
    await client.rawQuery(`drop table if exists ${index}_titles`)
    await client.rawQuery(`drop table if exists ${index}_texts`)
  },

  async write(trx, index, rows) {
    const titles = rows.map((row) => stored(row.n, row.title, row.titleWords))
    const texts = rows.map((row) => stored(row.n, row.text, row.words))
    await insert(trx, `${index}_titles`, titles)
    await insert(trx, `${index}_texts`, texts)
  },

  async erase(trx, index, numbers) {
    await trx.from(`${index}_titles`).whereIn('rowid', numbers).delete()
    await trx.from(`${index}_texts`).whereIn('rowid', numbers).delete()
  },

  holding(index, terms, where) {
    const { table, column, one } = place[where]
    const expression = every(terms, one)
    return expression
      ? {
          sql: `select rowid as n from ${index}_${table} where ${index}_${table} match ?`,
          values: [`{${column}} : (${expression})`],
        }
      : undefined
  },

  weight: (index, terms) => ({
    sql: `select rowid as doc, bm25(${index}_texts) as weight
      from ${index}_texts where ${index}_texts match ?`,
    values: [`{text} : (${every(terms, clustersOf)})`],
  }),

  list: (column) => `group_concat(${column})`,
}

type Stored = { rowid: number; text: string; words: string }

async function insert(trx: Parameters<TextStore['write']>[0], table: string, rows: Stored[]) {
  for (let from = 0; from < rows.length; from += 50) {
    const some = rows.slice(from, from + 50)
    await trx.rawQuery(
      `insert into ${table} (rowid, text, words) values ${some.map(() => '(?, ?, ?)').join(', ')}`,
      some.flatMap(({ rowid, text, words }) => [rowid, text, words])
    )
  }
}

const stored = (rowid: number, tokens: StoredText['text'], words: string[]) => ({
  rowid,
  text: [...pairs(tokens), APART, ...singles(tokens)].join(' '),
  words: words.join(' '),
})

/** The index of the embedded database: FTS5 in a file of its own, which can be built again from the record. */
export const sqliteIndex = () => new SwitchedIndex(new SqlEngine(store))
