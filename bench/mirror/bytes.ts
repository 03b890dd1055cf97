import { createCipheriv, createHash } from 'node:crypto'

const keyOf = (seed: string) => createHash('sha256').update(seed).digest().subarray(0, 16)

/** Bytes that cannot be packed smaller, like films and pictures: the same for a seed on every machine. */
export function noise(seed: string, size: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', keyOf(seed), Buffer.alloc(16))
  return cipher.update(Buffer.alloc(size))
}

/** Noise that begins like a file of this kind. */
export function media(kind: 'jpg' | 'mp4' | 'pdf', seed: string, size: number): Buffer {
  return Buffer.concat([HEADS[kind], noise(seed, size - HEADS[kind].length)])
}

const HEADS = {
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  mp4: Buffer.from('000000186674797069736f6d0000020069736f6d6d703432', 'hex'),
  pdf: Buffer.from('%PDF-1.7\n'),
}

const SYLLABLES =
  'ka kha ko ngo cho chho nyo do tho no ta pho po mo yo ro lo vo so ho sra kri plo'.split(' ')

/** Text of words that come again and again, as in lessons; about a fourth of it is left when it is packed. */
export function prose(seed: string, size: number): string {
  const random = noise(seed, Math.ceil(size / 2) + 8)
  const parts: string[] = []
  let length = 0
  for (let at = 0; length < size; at = (at + 2) % (random.length - 2)) {
    const word = wordOf(random.readUInt16LE(at) % 1200)
    parts.push(word)
    length += word.length + 1
  }
  return parts.join(' ').slice(0, size)
}

const wordOf = (n: number) =>
  SYLLABLES[n % SYLLABLES.length] + SYLLABLES[Math.floor(n / SYLLABLES.length) % SYLLABLES.length]

/** A whole number from `least` to `most`. */
export const between = (seed: string, least: number, most: number) =>
  least + (noise(seed, 4).readUInt32LE() % (most - least + 1))
