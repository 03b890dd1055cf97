const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' })

/** Length as people count it: «ស្ត្រី» is 1 (6 code points, 18 bytes). */
export function graphemeLength(text: string): number {
  return [...graphemes.segment(text)].length
}

/**
 * The text shortened to at most `max` graphemes, `ellipsis` included. A Khmer cluster is kept
 * whole or left out, and no space is left hanging before the ellipsis.
 *
 * @throws {RangeError} when `max` leaves no room for the ellipsis.
 */
export function truncate(text: string, max: number, ellipsis = '…'): string {
  const room = max - graphemeLength(ellipsis)
  if (!Number.isInteger(max) || room < 0) {
    throw new RangeError(`max must be a whole number of at least ${graphemeLength(ellipsis)}`)
  }
  // One grapheme is at least one UTF-16 unit, so a short string needs no segmenting.
  if (text.length <= max) return text

  let count = 0
  let cut = 0
  for (const { index } of graphemes.segment(text)) {
    if (count === room) cut = index
    if (++count > max) return text.slice(0, cut).trimEnd() + ellipsis
  }
  return text
}
