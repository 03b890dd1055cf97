export type ByteRange = { start: number; end: number }

/**
 * The one range of bytes that a `Range` header asks for (RFC 9110 section 14). Undefined asks for the whole: no
 * header, another unit, several ranges. `none` when the range lies outside the file: answered with 416.
 */
export function byteRange(
  header: string | undefined,
  size: number
): ByteRange | 'none' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') {
    const last = Number(match[2])
    return last === 0 || size === 0 ? 'none' : { start: Math.max(0, size - last), end: size - 1 }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  if (match[2] !== '' && Number(match[2]) < start) return undefined
  return start >= size ? 'none' : { start, end }
}
