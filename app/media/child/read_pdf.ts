import { createRequire } from 'node:module'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { TaskProblem, type Hand } from '#media/child/types'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Task = { path: string; folder: string; from: number }

const WIDTH = 1000
const COVER = 320
const MOST_HEIGHT = 4000
/** Beyond these a PDF is a shelf, not a book: it stays whole, and its text is still found. */
const MOST_PICTURES = 500
const MOST_PAGES = 3000

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folderOf = (name: string) => `${join(home, name)}/`

/** The pages of a PDF as pictures, from `from` on, and the text of each. */
export async function readPdf({ path, folder, from }: Task, hand: Hand) {
  const pdf = await open(path)
  const pages = Math.min(pdf.numPages, MOST_PAGES)
  await hand({ type: 'made', facts: { pages: pdf.numPages, title: await titleOf(pdf) } })
  for (let number = from; number <= pages; number++) {
    const page = await pdf.getPage(number)
    await hand({ type: 'made', text: await textOf(page), position: number })
    if (number <= MOST_PICTURES) await picture(page, number)
    page.cleanup()
  }
  if (pdf.numPages > MOST_PICTURES) throw new TaskProblem('pages_many', { most: MOST_PICTURES })

  async function picture(page: PDFPageProxy, number: number) {
    if (number === 1) await draw(page, 'cover.webp', COVER, 'cover', 0)
    await draw(page, `page-${number}.webp`, WIDTH, 'page', number)
  }

  async function draw(
    page: PDFPageProxy,
    name: string,
    wide: number,
    role: string,
    position: number
  ) {
    const plain = page.getViewport({ scale: 1 })
    const scale = Math.min(wide / plain.width, MOST_HEIGHT / plain.height)
    const viewport = page.getViewport({ scale })
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
    const canvas = createCanvas(width, height)
    await page.render({ canvas: canvas as never, viewport, background: '#ffffff' }).promise
    const file = join(folder, name)
    await writeFile(file, await canvas.encode('webp', 72))
    await hand({ type: 'made', role, name, file, position, width, height })
  }
}

async function open(path: string): Promise<PDFDocumentProxy> {
  const data = new Uint8Array(await readFile(path))
  const opening = getDocument({
    ...{ data, disableFontFace: true, isEvalSupported: false, useSystemFonts: false },
    ...{ cMapUrl: folderOf('cmaps'), cMapPacked: true, wasmUrl: folderOf('wasm') },
    ...{ standardFontDataUrl: folderOf('standard_fonts'), iccUrl: folderOf('iccs') },
    ...{ verbosity: VerbosityLevel.ERRORS, stopAtErrors: false, maxImageSize: 64_000_000 },
  })
  return opening.promise.catch((error: Error) => {
    throw new TaskProblem(error.name === 'PasswordException' ? 'pdf_locked' : 'pdf_broken')
  })
}

async function titleOf(pdf: PDFDocumentProxy) {
  const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as {
    info: { Title?: string }
  }
  return typeof info.Title === 'string' ? info.Title.slice(0, 300) : undefined
}

async function textOf(page: PDFPageProxy) {
  const { items } = await page.getTextContent()
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join(' ')
    .replaceAll(/ *\n */g, '\n')
    .normalize('NFC')
}
