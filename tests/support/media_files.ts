import sharp from 'sharp'
import { zipOf } from '#tests/support/packages'

/** A picture as a phone takes it: lying on its side, with the camera and the place written into it. */
export const photograph = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7' } })
    .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'Secret Camera', Copyright: 'X' } } })
    .jpeg()
    .toBuffer()

/** A PDF with these words, one a page. */
export function pdfOf(pages: string[]): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${4 + n * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  for (const [n, words] of pages.entries()) {
    const content = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + n * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
    )
  }
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
    return String(at).padStart(10, '0')
  })
  const from = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${from}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const chapter = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script>steal()</script></head><body>${body}</body></html>`

/** A book of two chapters and a third that is not in it, whose first tries what a chapter must not do. */
export const bookOf = () =>
  zipOf({
    'mimetype': 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
    'OEBPS/content.opf': `<package><metadata><title>សៀវភៅ</title></metadata><manifest>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="three.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>`,
    'OEBPS/nav.xhtml': chapter('<nav><ol><li><a href="one.xhtml">ជំពូក ១</a></li></ol></nav>'),
    'OEBPS/one.xhtml': chapter(
      `<h1 id="top" style="color:red" onclick="steal()">អក្សរ</h1><p>A &amp; B <a href="two.xhtml#end">on</a> <a href="javascript:steal()">x</a></p>
<img src="pictures/dot.png" onerror="steal()" alt="dot"/><iframe src="https://evil.example/"></iframe><script>steal()</script>`
    ),
    'OEBPS/two.xhtml': chapter('<p id="end">ជំពូកទីពីរ</p>'),
    'OEBPS/pictures/dot.png': PIXEL,
  })

/** A letter of one line, as word processors save it. */
export const letterOf = (words: string) =>
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
  })
