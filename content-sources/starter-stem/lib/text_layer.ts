import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PdfUpdate } from './pdf_update.ts'

/** Words on one line of the page as the browser set them, in px of its print layout. */
export type Fragment = { text: string; left: number; width: number; middle: number }
type Line = { page: number; baseline: number }

const POINTS = 72 / 96
const SIZE = 11

/** Where lines stand on the pages of the PDF, from above. */
async function linesOf(bytes: Buffer): Promise<Line[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const lines: Line[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const loaded = await pdf.getPage(page)
    const { items } = await loaded.getTextContent({ includeMarkedContent: false })
    const heights = items.flatMap((one) => ('transform' in one ? [one.transform[5] as number] : []))
    for (const baseline of grouped(
      heights.sort((a, b) => b - a),
      (height) => height,
      3
    )) {
      lines.push({ page, baseline: baseline[0] })
    }
  }
  await pdf.cleanup()
  return lines
}

/** Neighbours that are nearer than `near` belong together. */
function grouped<T>(sorted: T[], at: (one: T) => number, near: number): T[][] {
  const groups: T[][] = []
  for (const one of sorted) {
    const last = groups.at(-1)
    if (last && Math.abs(at(last[0]) - at(one)) < near) last.push(one)
    else groups.push([one])
  }
  return groups
}

const hex = (text: string) =>
  [...Array(text.length).keys()]
    .map((n) => text.charCodeAt(n).toString(16).padStart(4, '0'))
    .join('')

const cmap = (map: string) =>
  `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Tonle def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${map}
endcmap CMapName currentdict /CMap defineresource pop end end`

/** Every glyph of the fonts that are seen is a space: their order is that of the picture, not of the language. */
function spaces(): string {
  const blocks: string[] = []
  for (let from = 0; from < 6400; from += 100) {
    const rows = [...Array(100).keys()].map(
      (n) => `<${(from + n).toString(16).padStart(4, '0')}> <0020>`
    )
    blocks.push(`100 beginbfchar\n${rows.join('\n')}\nendbfchar`)
  }
  return cmap(blocks.join('\n'))
}

/**
 * Khmer as a browser prints it looks right, but its glyphs stand in the order of the picture and some mean nothing:
 * what is searched, copied or read aloud is broken. So the words lie over the picture once more, not seen, letter by
 * letter as they are written.
 * @param left of the text on the page, in px
 */
export async function withTextLayer(bytes: Buffer, fragments: Fragment[], left: number) {
  const lines = await linesOf(bytes)
  const sorted = [...fragments].sort((a, b) => a.middle - b.middle)
  const rows = grouped(sorted, ({ middle }) => middle, 4)
  if (rows.length !== lines.length) {
    throw new Error(`${rows.length} lines of text on ${lines.length} lines of the PDF`)
  }
  const update = new PdfUpdate(bytes)
  const blank = update.add(PdfUpdate.stream(spaces()))
  for (const [number, body] of update.objects(/\/ToUnicode/)) {
    update.set(number, body.replace(/\/ToUnicode \d+ 0 R/, `/ToUnicode ${blank} 0 R`))
  }
  const map = update.add(PdfUpdate.stream(cmap('1 beginbfrange <0000> <FFFF> <0000> endbfrange')))
  const descriptor = update.add(
    '<</Type /FontDescriptor /FontName /TonleText /Flags 4 /FontBBox [0 0 500 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80>>'
  )
  const inner = update.add(
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont /TonleText /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${descriptor} 0 R /DW 500>>`
  )
  const font = update.add(
    `<</Type /Font /Subtype /Type0 /BaseFont /TonleText /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${map} 0 R>>`
  )
  const begin = update.add(PdfUpdate.stream('q'))
  for (const [index, [number, body]] of [...update.objects(/\/Type \/Page\n/)].entries()) {
    const shown = rows.flatMap((row, n) =>
      lines[n].page === index + 1
        ? row.toSorted((a, b) => a.left - b.left).map((one) => drawn(one, left, lines[n].baseline))
        : []
    )
    const layer = update.add(PdfUpdate.stream(`Q BT 3 Tr /FTL ${SIZE} Tf\n${shown.join('\n')}\nET`))
    update.set(
      number,
      body
        .replace(/\/Contents (\d+ 0 R)/, `/Contents [${begin} 0 R $1 ${layer} 0 R]`)
        .replace('/Font <<', `/Font <</FTL ${font} 0 R\n`)
    )
  }
  return update.finish()
}

function drawn({ text, left, width }: Fragment, margin: number, baseline: number) {
  const natural = (text.length * SIZE) / 2
  const stretch = ((width * POINTS) / natural) * 100
  const x = (margin + left) * POINTS
  return `${stretch.toFixed(2)} Tz 1 0 0 1 ${x.toFixed(2)} ${baseline.toFixed(2)} Tm <${hex(text)}> Tj`
}
