import MarkdownIt from 'markdown-it'
import { escapeXml, zipOf } from './zip.ts'
import { WHEN, type Language } from './paths.ts'

const markdown = new MarkdownIt({ html: false, xhtmlOut: true })

const WORDS = {
  km: { contents: 'មាតិកា', by: 'អ្នករួមចំណែកទន្លេ' },
  en: { contents: 'Contents', by: 'Tonle contributors' },
}

const page = (title: string, language: Language, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><meta charset="utf-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" href="book.css"/></head>
<body>
${body}</body>
</html>
`

const STYLE = `body { line-height: 1.8; font-family: 'Kantumruy Pro', 'Noto Sans Khmer', 'Khmer OS', sans-serif }
table { border-collapse: collapse } th, td { border: 1px solid #888; padding: 0.2em 0.5em; text-align: start }
`

/** An EPUB 3 of a text whose first line is the title and whose chapters begin with `## `. */
export async function makeBook(slug: string, source: string, language: Language): Promise<Buffer> {
  const [head, ...rest] = source.split(/^## /m)
  const title = head.trim().replace(/^# /, '')
  const chapters = rest.map((text, n) => {
    const [name, ...lines] = text.split('\n')
    return { name, file: `chapter-${n + 1}.xhtml`, text: lines.join('\n') }
  })
  const { contents, by } = WORDS[language]
  const links = chapters.map((one) => `<li><a href="${one.file}">${escapeXml(one.name)}</a></li>`)
  const nav = `<nav epub:type="toc"><h1>${contents}</h1><ol>${links.join('')}</ol></nav>\n`
  const items = chapters.map(
    ({ file }, n) => `<item id="c${n + 1}" href="${file}" media-type="application/xhtml+xml"/>`
  )
  const files: Record<string, string> = {
    'mimetype': 'application/epub+zip',
    'META-INF/container.xml': `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`,
    'EPUB/book.opf': `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:tonle:starter-stem:${slug}:${language}</dc:identifier>
<dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language><dc:creator>${by}</dc:creator>
<dc:rights>CC BY-SA 4.0</dc:rights>
<meta property="dcterms:modified">${WHEN.toISOString().slice(0, 19)}Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta><meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="book.css" media-type="text/css"/>${items.join('')}</manifest>
<spine>${chapters.map((_, n) => `<itemref idref="c${n + 1}"/>`).join('')}</spine>
</package>
`,
    'EPUB/nav.xhtml': page(contents, language, nav),
    'EPUB/book.css': STYLE,
  }
  for (const { name, file, text } of chapters) {
    const body = `<h1>${escapeXml(name)}</h1>\n${markdown.render(text)}`
    files[`EPUB/${file}`] = page(name, language, body)
  }
  return zipOf(files, ['mimetype'])
}
