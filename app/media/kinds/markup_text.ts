const BLOCKS =
  /<\/(?:p|div|li|h[1-6]|tr|td|section|article|w:p|a:p|text:p|si|title)>|<(?:br|hr|w:br|w:tab)\b[^>]*>/gi
const SILENT = /<(script|style|template|svg|math|head)\b[^>]*>[\s\S]*?<\/\1\s*>/gi
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The words of HTML or XML, one block a line. For search only: what comes out is never shown as markup. */
export const textOfMarkup = (markup: string) =>
  markup
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(SILENT, ' ')
    .replaceAll(BLOCKS, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => decoded(name) ?? whole)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()

function decoded(name: string) {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : undefined
}
