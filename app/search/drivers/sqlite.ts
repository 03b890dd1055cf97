import { SqlIndex } from '#search/drivers/sql_index'
import type { Phrase, Term } from '#search/terms'
import type { StoredText, TextStore } from '#search/drivers/text_store'

/** Khmer vowel signs and subscripts (Mn, Mc) are parts of words; the default categories would cut at each. */
const TOKENIZER = `unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'`

const quoted = ({ tokens, prefix }: Phrase) => `"${tokens.join(' ')}"${prefix ? '*' : ''}`
const every = (phrases: Phrase[]) => phrases.map(quoted).join(' AND ')
const clustersOf = (terms: Term[]) => terms.map((term) => term.clusters)
const wordsOf = (terms: Term[]) => terms.map((term) => term.words).filter((p) => p.tokens.length)

/** Text in an FTS5 table that keeps no copy of it (contentless), only where each token stands. */
const store: TextStore = {
  async create(client, index) {
    await client.rawQuery(
      `create virtual table ${index}_fts using fts5(title, text, title_words, words,
        content='', contentless_delete=1, tokenize="${TOKENIZER}")`
    )
  },

  async drop(client, index) {
    await client.rawQuery(`drop table if exists ${index}_fts`)
  },

  async write(trx, index, rows) {
    for (const row of rows) await trx.table(`${index}_fts`).insert(ftsRow(row))
  },

  async erase(trx, index, numbers) {
    await trx.from(`${index}_fts`).whereIn('rowid', numbers).delete()
  },

  holds: (index, terms) => matching(index, every(clustersOf(terms))),

  tiers: (index, terms) => {
    const words = every(wordsOf(terms))
    const titles = matching(index, `{title} : (${every(clustersOf(terms))})`)
    if (!words) return [titles]
    return [
      matching(index, `{title_words} : (${words})`),
      titles,
      matching(index, `{words} : (${words})`),
    ]
  },

  weight: (index, terms) => ({
    sql: `select rowid as doc, bm25(${index}_fts, 8.0, 1.0, 8.0, 1.0) as weight
      from ${index}_fts where ${index}_fts match ?`,
    values: [every(clustersOf(terms))],
  }),
}

function matching(index: string, expression: string) {
  return {
    sql: `n in (select rowid from ${index}_fts where ${index}_fts match ?)`,
    values: [expression],
  }
}

const ftsRow = (row: StoredText) => ({
  rowid: row.n,
  title: row.title.join(' '),
  text: row.text.join(' '),
  title_words: row.titleWords.join(' '),
  words: row.words.join(' '),
})

/** The index of the embedded database: FTS5 in a file of its own, which can be built again from the record. */
export const sqliteIndex = () => new SqlIndex(store)
