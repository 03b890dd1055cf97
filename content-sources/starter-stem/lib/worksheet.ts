import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { chromium } from 'playwright'
import { fonts, type Language } from './paths.ts'

const markdown = new MarkdownIt({ html: true })

const face = (script: string, weight: number, range: string) => {
  const file = readFileSync(join(fonts, `kantumruy-pro-${script}-${weight}-normal.woff2`))
  return `@font-face { font-family: Kantumruy; font-weight: ${weight}; unicode-range: ${range}; src: url(data:font/woff2;base64,${file.toString('base64')}) }`
}

const STYLE = `
${face('khmer', 400, 'U+1780-17FF, U+200B-200D, U+25CC')}
${face('khmer', 600, 'U+1780-17FF, U+200B-200D, U+25CC')}
${face('latin', 400, 'U+0-2FF, U+2000-200A, U+2010-206F')}
${face('latin', 600, 'U+0-2FF, U+2000-200A, U+2010-206F')}
@page { size: A4; margin: 18mm 17mm }
body { font: 11pt/1.7 Kantumruy, 'DejaVu Sans', sans-serif; color: #000; margin: 0 }
h1 { font-size: 16pt; line-height: 1.5; margin: 0 0 4mm; border-bottom: 1pt solid #000 }
h2 { font-size: 12.5pt; margin: 5mm 0 1mm; break-after: avoid }
p, li { margin: 1.5mm 0 }
li { break-inside: avoid }
code { font: inherit; }
pre { font: inherit; font-weight: 600; background: #eee; padding: 2mm 3mm }
table { border-collapse: collapse; width: 100%; break-inside: avoid }
th, td { border: 0.7pt solid #555; padding: 1mm 2mm; text-align: start; vertical-align: top }
svg { display: block; max-width: 100%; margin: 3mm auto }
.lines { height: 22mm; background: repeating-linear-gradient(#fff 0 7mm, #999 7mm 7.2mm); break-inside: avoid }
.foot { margin-top: 6mm; font-size: 9pt; color: #333 }
`

const FOOT = {
  km: 'អ្នករួមចំណែកទន្លេ · អាជ្ញាប័ណ្ណ CC BY-SA 4.0',
  en: 'Tonle contributors · CC BY-SA 4.0',
}

/**
 * A sheet to print. The browser shapes Khmer and sets the text so that it can be selected; the two dates that it
 * writes into the file are made ours.
 */
export async function makeWorksheet(source: string, language: Language): Promise<Buffer> {
  const title = /^# (.+)$/m.exec(source)![1]
  const body = markdown.render(source).replaceAll('<p>___</p>', '<div class="lines"></div>')
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>${body}<p class="foot">${FOOT[language]}</p></body></html>`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const page = await browser.newPage()
    await page.setContent(html)
    await page.evaluate('document.fonts.ready')
    const made = await page.pdf({
      format: 'A4',
      tagged: true,
      printBackground: true,
      preferCSSPageSize: true,
    })
    const text = made.toString('latin1')
    return Buffer.from(text.replaceAll(/\(D:\d{14}[^)]*\)/g, dated), 'latin1')
  } finally {
    await browser.close()
  }
}

/** As long as the date that stood there, since a PDF counts its bytes. */
const dated = (found: string) => `(D:20260101000000${found.slice(17)}`
