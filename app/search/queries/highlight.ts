import { clusters, clusterTokens } from '#shared/khmer/clusters'
import { synonyms } from '#search/synonyms'
import { termsOf, type Phrase } from '#search/terms'
import { mightStand } from '#search/queries/might_stand'

/** A stretch of a text; `hit` where the query was found. Joined, the stretches are the text. */
export type Stretch = { text: string; hit: boolean }

/** Marks the words of a query in texts. */
export type Highlighter = {
  /** A text in stretches. */
  mark(text: string): Stretch[]
  /** Its part around the first hit; undefined without a hit. */
  around(text: string, before: number, length: number): Stretch[] | undefined
  /** A stretch of a long text, whole lines, in which a hit may stand; undefined where none can. */
  passage(text: string): string | undefined
}

/** The words of a query, to be found in many texts: `const { mark } = await highlighter(query); mark(title)`. */
export async function highlighter(query: string): Promise<Highlighter> {
  const terms = termsOf(query, query ? await synonyms() : undefined)
  const phrases = terms.flat().map((way) => way.clusters)
  const might = mightStand(phrases)
  return {
    mark: (text) => (might(text) === -1 ? [{ text, hit: false }] : mark(text, phrases)),
    around: (text, before, length) => around(text, phrases, might, before, length),
    passage: (text) => passage(text, might(text)),
  }
}

type Might = ReturnType<typeof mightStand>

/** Letters before and behind a place that are enough for an excerpt, and for a passage that gives one. */
const NEAR = { before: 200, behind: 500 }
const FAR = { before: 1500, behind: 2500 }
/** So many places are looked at by themselves before the whole text is. */
const MOST_PLACES = 12
const MIDDLE_OF_CLUSTER = /[\u17B4-\u17D3\u17DD]/

function around(text: string, phrases: Phrase[], might: Might, before: number, length: number) {
  let at = might(text)
  for (let tried = 0; at !== undefined && tried < MOST_PLACES; tried++) {
    if (at === -1) return undefined
    const found = cutAround(surroundings(text, at), phrases, before, length)
    if (found) return found
    at = might(text, at + 1)
  }
  return cutAround(text, phrases, before, length)
}

function surroundings(text: string, at: number) {
  let start = Math.max(0, at - NEAR.before)
  while (start > 0 && (MIDDLE_OF_CLUSTER.test(text[start]) || text[start - 1] === '\u17D2')) start--
  return text.slice(start, at + NEAR.behind)
}

function passage(text: string, at: number | undefined) {
  if (at === -1) return undefined
  if (at === undefined || text.length < FAR.before + FAR.behind) return text
  const start = at > FAR.before ? text.lastIndexOf('\n', at - FAR.before) + 1 : 0
  const end = text.indexOf('\n', at + FAR.behind)
  return text.slice(start, end < 0 ? undefined : end)
}

/** The tokens of pieces: few are different, and each costs a normalisation. */
const known = new Map<string, string[]>()
const MOST_KNOWN = 5000

function tokensOf(piece: string) {
  let tokens = known.get(piece)
  if (!tokens) {
    tokens = clusterTokens(piece)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(piece, tokens)
  }
  return tokens
}

/** Marks where the phrases stand in a text as it was typed. A Khmer cluster is marked whole or not at all. */
function mark(text: string, phrases: Phrase[]): Stretch[] {
  if (phrases.length === 0) return [{ text, hit: false }]
  const { pieces, hits } = hitsIn(text, phrases)
  return stretches(pieces, hits)
}

/** The clusters of a text, and which of them belong to a phrase. */
function hitsIn(text: string, phrases: Phrase[]) {
  const pieces = clusters(text)
  const tokens = pieces.flatMap((piece, at) => tokensOf(piece).map((token) => ({ token, at })))
  const hits = new Array<boolean>(pieces.length).fill(false)
  for (const phrase of phrases) {
    for (let start = 0; start + phrase.tokens.length <= tokens.length; start++) {
      if (!standsAt(phrase, tokens, start)) continue
      const last = tokens[start + phrase.tokens.length - 1].at
      for (let at = tokens[start].at; at <= last; at++) hits[at] = true
    }
  }
  return { pieces, hits }
}

const standsAt = ({ tokens, prefix }: Phrase, text: { token: string }[], start: number) =>
  tokens.every((token, index) => {
    const there = text[start + index].token
    return prefix && index === tokens.length - 1 ? there.startsWith(token) : there === token
  })

function stretches(pieces: string[], hits: boolean[]) {
  const result: Stretch[] = []
  pieces.forEach((piece, at) => {
    const last = result.at(-1)
    if (last?.hit === hits[at]) last.text += piece
    else result.push({ text: piece, hit: hits[at] })
  })
  return result
}

/**
 * The part of a text around the first hit, at most `length` clusters long and beginning `before` clusters earlier;
 * cut between clusters, with «…» where something is left out. Undefined without a hit.
 */
function cutAround(text: string, phrases: Phrase[], before: number, length: number) {
  const { pieces, hits } = hitsIn(text, phrases)
  const first = hits.indexOf(true)
  if (first < 0) return undefined
  const start = Math.max(0, first - before)
  const end = start + length
  const parts = stretches(pieces.slice(start, end), hits.slice(start, end))
  if (start > 0) parts.unshift({ text: '… ', hit: false })
  if (end < pieces.length) parts.push({ text: ' …', hit: false })
  return parts
}
