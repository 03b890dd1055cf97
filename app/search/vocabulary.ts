import { clusters } from '#shared/khmer/clusters'
import { runsOf, wordTokens, type Term } from '#search/terms'
import { nearestWords } from '#search/spelling'
import { fieldTokens } from '#search/tokens'
import type { SearchDocument } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

const LATIN = /^\p{Script=Latin}{3,40}$/u
const KHMER = /^[\u1780-\u17D3\u17DD]{3,40}$/
const REFRESH = 60_000

type Words = { latin: string[]; khmer: string[]; known: Set<string>; read: number }

/** Words that processes of this index have written down already; only what a transaction kept counts. */
const written = new Map<string, Set<string>>()
const read = new Map<string, Words>()

const isWord = (word: string) => LATIN.test(word) || (KHMER.test(word) && clusters(word).length > 1)

/** Writes down the words of documents. A word stays when the last document that holds it goes. */
export async function keepWords(
  trx: TransactionClientContract,
  index: string,
  documents: SearchDocument[]
) {
  const known = written.get(index) ?? new Set()
  const fresh = new Set<string>()
  for (const document of documents) {
    const { titles, texts } = fieldTokens(document)
    // What stands between two spaces of a title too: names that no dictionary has.
    const runs = document.titles.flatMap(runsOf).map((run) => run.join(''))
    for (const word of [titles.words, texts.words, runs].flat(2)) {
      if (!known.has(word) && isWord(word)) fresh.add(word)
    }
  }
  const rows = [...fresh].map((word) => ({ word }))
  for (let from = 0; from < rows.length; from += 400) {
    const some = rows.slice(from, from + 400)
    await trx.knexQuery().table(`${index}_words`).insert(some).onConflict('word').ignore()
  }
  trx.after('commit', () => {
    if (!written.has(index)) written.clear()
    written.set(index, known)
    for (const word of fresh) known.add(word)
  })
}

/** The words of an index, read again when they were read a minute ago: needed only for what was mistyped. */
async function wordsOf(client: QueryClientContract, index: string): Promise<Words> {
  const before = read.get(index)
  if (before && Date.now() - before.read < REFRESH) return before
  const rows = await client.from(`${index}_words`).orderBy('word').select('word')
  const all = rows.map(({ word }) => word as string)
  const words = {
    latin: all.filter((word) => LATIN.test(word)),
    khmer: all.filter((word) => !LATIN.test(word)),
    known: new Set(all),
    read: Date.now(),
  }
  read.clear()
  read.set(index, words)
  return words
}

/** Those of the Latin words that no document holds; an unfinished one is known by its beginning. */
async function unknown(client: QueryClientContract, index: string, words: Map<string, boolean>) {
  const missing: string[] = []
  for (const [word, prefix] of words) {
    const query = client.from(`${index}_words`)
    if (prefix) query.where('word', '>=', word).where('word', '<', `${word}\uFFFF`)
    else query.where('word', word)
    if (!(await query.first())) missing.push(word)
  }
  return missing
}

/**
 * Takes Latin words that no document holds for the nearest ones that some do. Returns the terms as they are to be
 * looked for, and the query as it was read where that differs.
 */
export async function forgiving(
  client: QueryClientContract,
  index: string,
  text: string,
  terms: Term[]
): Promise<{ terms: Term[]; readAs?: string }> {
  const words = new Map<string, boolean>()
  for (const [{ clusters: typed }, ...others] of terms) {
    const [word] = typed.tokens
    if (others.length === 0 && typed.tokens.length === 1 && LATIN.test(word)) {
      words.set(word, typed.prefix)
    }
  }
  const missing = await unknown(client, index, words)
  if (missing.length === 0) return { terms }
  const { latin } = await wordsOf(client, index)
  const meant = new Map(missing.map((word) => [word, nearestWords(word, latin, words.get(word))]))
  const asRead = runsOf(text).map((run) => meant.get(run[0])?.[0] ?? run.join(''))
  const isOther = missing.some((word) => meant.get(word)!.length > 0)
  return {
    terms: terms.map((term) => {
      const others = meant.get(term[0].clusters.tokens[0]) ?? []
      if (others.length === 0 || term.length > 1) return term
      const ways = others.map((word) => ({ tokens: [word], prefix: false }))
      return ways.map((phrase) => ({ clusters: phrase, words: phrase }))
    }),
    ...(isOther ? { readAs: asRead.join(' ') } : {}),
  }
}

/** The query with each run that is no word, or holds none, as the nearest words; undefined where nothing is near. */
export async function nearestTo(client: QueryClientContract, index: string, text: string) {
  const words = await wordsOf(client, index)
  const runs = runsOf(text).map((run) => run.join(''))
  const meant = runs.map((run) => nearRun(run, words))
  return meant.some((run, at) => run !== runs[at]) ? meant.join(' ') : undefined
}

function nearRun(run: string, words: Words): string {
  const all = LATIN.test(run) ? words.latin : words.khmer
  if (words.known.has(run)) return run
  const [whole] = nearestWords(run, all)
  if (whole) return whole
  // Stretches of what is no word, each as the nearest word: a slip takes a word apart.
  const pieces: string[] = []
  let strange = ''
  const close = () => {
    if (strange) pieces.push(nearestWords(strange, all)[0] ?? strange)
    strange = ''
  }
  for (const word of wordTokens(run)) {
    if (words.known.has(word)) {
      close()
      pieces.push(word)
    } else strange += word
  }
  close()
  return pieces.join('')
}
