import { APART, pairs, singles } from '#search/drivers/pairs'

/**
 * Tokens as Latin letters. Meilisearch takes Khmer apart by a dictionary of its own, which loses words inside others;
 * of letters it leaves each token whole, so that a word is found wherever it stands, as in the other drivers.
 */
export const coded = (token: string) =>
  /^[a-z0-9]+$/.test(token)
    ? token
    : 'x' +
      [...token]
        .map((letter) => {
          const number = letter.codePointAt(0)! - 0x1780
          return number >= 0 && number < 0x80
            ? nibbles(number, 2)
            : `z${nibbles(number + 0x1780, 5)}`
        })
        .join('')

/** Hexadecimal in the letters a to p. */
const nibbles = (number: number, digits: number) =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))

/** It keeps 65,535 positions of a field; what is longer goes on in the next. */
const MOST = 60_000
export const PARTS = 4

const parts = (tokens: string[]) =>
  Array.from({ length: PARTS }, (_, at) =>
    tokens
      .slice(at * MOST, (at + 1) * MOST)
      .map(coded)
      .join(' ')
  )

/** Clusters as a field holds them: pairs where they stand, then each cluster once. */
export const clusterParts = (fields: string[][]) =>
  parts(fields.flatMap((one) => [...pairs(one), APART, ...singles(one), APART]))

export const wordParts = (fields: string[][]) => parts(fields.flatMap((one) => [...one, APART]))

/** A phrase of tokens that must stand next to each other. */
export const phrase = (tokens: string[]) => `"${tokens.map(coded).join(' ')}"`
