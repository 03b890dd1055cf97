import MarkdownIt from 'markdown-it'
import { escapeXml, zipOf } from './zip.ts'
import type { Language } from './paths.ts'

const markdown = new MarkdownIt({ html: false })

type Token = ReturnType<typeof markdown.parse>[number]

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Text in one paragraph: strong words are the only marks. */
function runs(token: Token, isBold = false): string {
  let bold = isBold
  return (token.children ?? [])
    .map((child) => {
      if (child.type === 'strong_open') bold = true
      if (child.type === 'strong_close') bold = isBold
      if (child.type === 'softbreak') return '<w:r><w:br/></w:r>'
      if (child.type !== 'text' && child.type !== 'code_inline') return ''
      const marks = bold ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : ''
      return `<w:r>${marks}<w:t xml:space="preserve">${escapeXml(child.content)}</w:t></w:r>`
    })
    .join('')
}

const paragraph = (style: string, inside: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`

const EDGE = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="555555"/>`)
  .join('')

/** What a text says as paragraphs and tables of WordprocessingML. */
function body(source: string): string {
  let out = ''
  let style = 'Normal'
  let isHead = false
  const lists: number[] = []
  for (const token of markdown.parse(source, {})) {
    const { type, tag } = token
    if (type === 'heading_open') style = `Heading${tag.slice(1)}`
    if (type === 'heading_close') style = 'Normal'
    if (type === 'ordered_list_open') lists.push(1)
    if (type === 'bullet_list_open') lists.push(0)
    if (type === 'ordered_list_close' || type === 'bullet_list_close') lists.pop()
    if (type === 'table_open') {
      out += `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${EDGE}</w:tblBorders></w:tblPr>`
    }
    if (type === 'table_close') out += '</w:tbl><w:p/>'
    if (type === 'tr_open') out += '<w:tr>'
    if (type === 'tr_close') out += '</w:tr>'
    if (type === 'th_open' || type === 'td_open') {
      isHead = type === 'th_open'
      out += '<w:tc><w:tcPr/>'
    }
    if (type === 'th_close' || type === 'td_close') {
      isHead = false
      out += '</w:tc>'
    }
    if (type === 'inline') {
      const at = lists.length - 1
      const mark = at < 0 ? '' : lists[at] === 0 ? '• ' : `${lists[at]++}. `
      const said = mark ? `<w:r><w:t xml:space="preserve">${mark}</w:t></w:r>` : ''
      out += paragraph(at < 0 ? style : 'ListParagraph', said + runs(token, isHead))
    }
    if (type === 'fence') {
      for (const line of token.content.trimEnd().split('\n')) {
        out += paragraph('Formula', `<w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`)
      }
    }
  }
  return out
}

const FONTS =
  '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Khmer OS Siemreap"/>'

const styleOf = (id: string, name: string, look: string, spacing = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:pPr>${spacing}</w:pPr><w:rPr>${look}</w:rPr></w:style>`

const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
const heading = (level: number, points: number) =>
  styleOf(
    `Heading${level}`,
    `heading ${level}`,
    `<w:b/><w:bCs/>${size(points)}`,
    `<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="${level - 1}"/>`
  )

const styles = (language: Language) =>
  `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(11)}<w:lang w:val="${language === 'km' ? 'km-KH' : 'en-GB'}" w:bidi="km-KH"/></w:rPr></w:rPrDefault></w:docDefaults>${styleOf('Normal', 'Normal', '', '<w:spacing w:after="80" w:line="324" w:lineRule="auto"/>')}${heading(1, 17)}${heading(2, 13)}${styleOf('ListParagraph', 'List Paragraph', '', '<w:ind w:left="360"/>')}${styleOf('Formula', 'Formula', '<w:b/><w:bCs/>', '<w:ind w:left="720"/>')}</w:styles>`

const TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`

const links = (...targets: [string, string][]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], n) => `<Relationship Id="r${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`

const PAPER =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="964" w:bottom="1020" w:left="964" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'

/** A document of an office program (ECMA-376) made of a text in Markdown. */
export async function makeDocument(source: string, language: Language): Promise<Buffer> {
  const foot =
    language === 'km' ? 'អ្នករួមចំណែកទន្លេ · CC BY-SA 4.0' : 'Tonle contributors · CC BY-SA 4.0'
  return zipOf({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': links(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': links(['styles', 'styles.xml']),
    'word/styles.xml': styles(language),
    'word/document.xml': `${XML}<w:document ${W}><w:body>${body(`${source}\n\n${foot}\n`)}${PAPER}</w:body></w:document>`,
  })
}
