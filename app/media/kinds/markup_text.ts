const BLOCKS = new Set(
  'p div li h1 h2 h3 h4 h5 h6 tr td section article w:p a:p text:p si title'.split(' ')
)
const BREAKS = new Set(['br', 'hr', 'w:br', 'w:tab'])
/** Left out with what is in them. */
const SILENT = new Set(['script', 'style', 'template', 'svg', 'math', 'head'])
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
const LONGEST_NAME = 40

/**
 * The words of HTML or XML, one block a line. For search only: what comes out is never shown as markup. It is read once
 * from its beginning to its end: an expression would look for the end of each of a million open tags.
 */
export const textOfMarkup = (markup: string) =>
  piecesOf(markup)
    .join('')
    .replaceAll(/&(#x?[\da-f]{1,8}|\w{1,8});/gi, (whole, name: string) => decoded(name) ?? whole)
    .replaceAll(/[ \t]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')

function piecesOf(markup: string): string[] {
  const pieces: string[] = []
  for (let at = 0; ;) {
    const open = markup.indexOf('<', at)
    if (open < 0) return [...pieces, markup.slice(at)]
    pieces.push(markup.slice(at, open))
    const end = markup.startsWith('<!--', open)
      ? behind(markup, '-->', open + 4)
      : behind(markup, '>', open)
    if (end === undefined) return pieces
    const tag = nameOf(markup.slice(open, Math.min(end, open + LONGEST_NAME)))
    at = end
    if (BREAKS.has(tag) || (tag.startsWith('/') && BLOCKS.has(tag.slice(1)))) pieces.push('\n')
    if (!SILENT.has(tag) || markup[end - 2] === '/') continue
    pieces.push(' ')
    // What is not closed is silent to the end.
    const closing = new RegExp(`</${tag}[\\s>]`, 'gi')
    closing.lastIndex = end
    const found = closing.exec(markup)
    if (!found) return pieces
    at = behind(markup, '>', found.index) ?? markup.length
  }
}

/** `p` or `/p`; empty where it is no tag. */
const nameOf = (tag: string) => /^<(\/?[a-z][\w:]*)/i.exec(tag)?.[1].toLowerCase() ?? ''

function behind(text: string, mark: string, from: number) {
  const found = text.indexOf(mark, from)
  return found < 0 ? undefined : found + mark.length
}

function decoded(name: string) {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined
}
