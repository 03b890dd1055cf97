import { FormatError } from '#mirror/format/format_error'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * The one text of a value: RFC 8785 (docs/protocols/mirror.md section 2). Keys stand in the order of their UTF-16
 * units, nothing between them; what JSON cannot hold is refused rather than left out.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new FormatError('not_canonical', { value: String(value) })
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new FormatError('not_canonical', { value: 'lone surrogate' })
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`
  if (typeof value !== 'object') throw new FormatError('not_canonical', { value: typeof value })
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

export const canonicalBytes = (value: Json) => Buffer.from(canonicalJson(value), 'utf8')

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a text that must be the canonical one: the same content never has two names. @throws FormatError */
export function readCanonical(bytes: Uint8Array): Json {
  let value: Json
  let text: string
  try {
    text = utf8.decode(bytes)
    value = JSON.parse(text) as Json
  } catch {
    throw new FormatError('not_json')
  }
  if (canonicalJson(value) !== text) throw new FormatError('not_canonical')
  return value
}
