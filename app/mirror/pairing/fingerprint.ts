import { nameOf } from '#mirror/format/object_name'

const DIGITS = 20

/**
 * Twenty digits of the name of something, in groups that two people read to each other: of the first root of an origin,
 * of the key of a mirror. To find another root with the same digits takes 2^66 tries.
 */
export const fingerprintOf = (bytes: Uint8Array) =>
  (BigInt(`0x${nameOf(bytes)}`) % 10n ** BigInt(DIGITS))
    .toString()
    .padStart(DIGITS, '0')
    .match(/.{4}/g)!
    .join(' ')

export const fingerprintOfKey = (publicKey: string) => fingerprintOf(Buffer.from(publicKey, 'hex'))

export const fingerprintOfRoot = (root: string) => fingerprintOf(Buffer.from(root, 'utf8'))
