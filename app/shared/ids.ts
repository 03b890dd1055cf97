import { v5 as nameBased, v7 as timeOrdered } from 'uuid'

/** A new id: UUIDv7 (RFC 9562 section 5.7), in order of time and without collision between servers. */
export const newId = () => timeOrdered()

/** The namespace of ids that content packs give to their rows. */
const PACK_NAMESPACE = '6f6e6c65-7465-5f70-8163-6b0000000001'

/**
 * The same id on every server for a row that a content pack brings, such as `stableId('place', '0102')`:
 * UUIDv5 (RFC 9562 section 5.5). Two servers that apply the same pack agree without having met.
 */
export const stableId = (kind: string, key: string) => nameBased(`${kind}:${key}`, PACK_NAMESPACE)

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short code for a person to type, such as `K7QM2XA`: letters and digits that are not mistaken for each
 * other. `random` gives bytes; 30 does not divide 256, so bytes of the last, partial round are dropped.
 */
export function newCode(
  length = 7,
  random = (n: number) => crypto.getRandomValues(new Uint8Array(n))
) {
  let code = ''
  while (code.length < length) {
    for (const byte of random(length * 2)) {
      if (byte < 240 && code.length < length) code += ALPHABET[byte % 30]
    }
  }
  return code
}
