import { clusters, clusterTokens } from '#shared/khmer/clusters'
import { termsOf, type Phrase } from '#search/terms'

/** A stretch of a text; `hit` where the query was found. Joined, the stretches are the text. */
export type Stretch = { text: string; hit: boolean }

/** The words of a query, to be found in many texts: `const mark = highlighter(query); mark(title)`. */
export function highlighter(query: string) {
  const phrases = termsOf(query).map((term) => term.clusters)
  return (text: string) => mark(text, phrases)
}

/** Marks where the phrases stand in a text as it was typed. A Khmer cluster is marked whole or not at all. */
function mark(text: string, phrases: Phrase[]): Stretch[] {
  if (phrases.length === 0) return [{ text, hit: false }]
  const pieces = clusters(text)
  const tokens = pieces.flatMap((piece, at) => clusterTokens(piece).map((token) => ({ token, at })))
  const hits = new Array<boolean>(pieces.length).fill(false)
  for (const phrase of phrases) {
    for (let start = 0; start + phrase.tokens.length <= tokens.length; start++) {
      if (!standsAt(phrase, tokens, start)) continue
      const last = tokens[start + phrase.tokens.length - 1].at
      for (let at = tokens[start].at; at <= last; at++) hits[at] = true
    }
  }
  return stretches(pieces, hits)
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
export function cutAround(text: Stretch[], before: number, length: number): Stretch[] | undefined {
  const pieces = text.flatMap(({ text: part, hit }) =>
    clusters(part).map((piece) => ({ piece, hit }))
  )
  const first = pieces.findIndex(({ hit }) => hit)
  if (first < 0) return undefined
  const start = Math.max(0, first - before)
  const shown = pieces.slice(start, start + length)
  const parts = stretches(
    shown.map(({ piece }) => piece),
    shown.map(({ hit }) => hit)
  )
  if (start > 0) parts.unshift({ text: '… ', hit: false })
  if (start + length < pieces.length) parts.push({ text: ' …', hit: false })
  return parts
}
