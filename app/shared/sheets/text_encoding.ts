/** How the bytes of a CSV file are to be read. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * The encoding by the mark at the beginning, or by where the zero bytes stand: Excel's "Unicode Text" is UTF-16,
 * in which every second byte of separators, digits and Latin letters is zero. Everything else must be UTF-8.
 * @param head the first bytes of the file
 */
export function textEncoding(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]++
  if (zeros[0] + zeros[1] < head.length / 20) return 'utf-8'
  return zeros[1] > zeros[0] ? 'utf-16le' : 'utf-16be'
}

/** Tabs, commas or semicolons: what stands most often outside quotes in the first lines. */
export function separatorOf(text: string): string {
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(text)
  if (named) return named[1]
  const plain = text
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 10)
    .join('\n')
  const counts = [',', ';', '\t'].map((one) => plain.split(one).length)
  return [',', ';', '\t'][counts.indexOf(Math.max(...counts))]
}
