import { hash } from 'node:crypto'
import { FormatError } from '#mirror/format/format_error'

/** The name of everything that travels: the SHA-256 of its bytes in lower case (docs/protocols/mirror.md section 1). */
export const nameOf = (bytes: Uint8Array) => hash('sha256', bytes, 'hex')

const NAME = /^[0-9a-f]{64}$/

export const isName = (text: string) => NAME.test(text)

/** Where an object lies below the root of an origin, a stick or a mirror's store; the same everywhere. */
export function objectPath(name: string) {
  if (!isName(name)) throw new FormatError('bad_hash', { name: name.slice(0, 80) })
  return `objects/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}

/** @throws FormatError where the bytes are not those that the name speaks of */
export function checkObject(name: string, bytes: Uint8Array) {
  const found = nameOf(bytes)
  if (found !== name) throw new FormatError('bad_hash', { name, found })
  return bytes
}
