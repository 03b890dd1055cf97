import db from '@adonisjs/lucid/services/db'
import { readBlob } from '#media/actions/read_blob'
import { clusterText } from '#shared/khmer/index'
import { findDerivative } from '#media/queries/find_derivative'
import { madeAddress } from '#media/queries/viewer'
import type { FileView } from '#media/queries/file_view'

type Asked = { page: unknown; find: string | null; base: string }

const MOST_FOUND = 50
const BESIDE = 60

export type Found = {
  page: number
  label: string | null
  before: string
  hit: string
  after: string
}

/** One page of a PDF, or one chapter of a book, and where in it the words are that somebody looks for. */
export async function readPage(view: FileView, { page, find, base }: Asked) {
  const pages = view.facts.pages ?? 0
  const number = Math.min(Math.max(1, Math.trunc(Number(page)) || 1), Math.max(1, pages))
  const isBook = view.kind === 'epub'
  const shown = isBook
    ? { html: await chapter(view.blobId, number, base) }
    : { picture: await picture(view.blobId, number, base) }
  const texts = await textsOf(view.blobId, isBook ? undefined : find ? undefined : number)
  return {
    ...{ pages, number, isBook, find, ...shown },
    chapters: isBook ? texts.map(({ position, label }) => ({ number: position, label })) : [],
    text: texts.find(({ position }) => position === number)?.text ?? '',
    found: find ? foundIn(texts, find) : [],
  }
}

export type ReadPage = Awaited<ReturnType<typeof readPage>>

async function picture(blobId: string, number: number, base: string) {
  const name = `page-${number}.webp`
  const made = await findDerivative(blobId, name)
  return made && { ...made, href: madeAddress(base, { name, sha256: made.sha256 }) }
}

/** The chapter as it was cleaned; its pictures get their addresses here, for whoever owns the file says where. */
async function chapter(blobId: string, number: number, base: string) {
  const made = await findDerivative(blobId, `chapter-${number}.html`)
  if (!made) return undefined
  const bytes = await readBlob(made.sha256)
  const html = bytes.toString('utf8')
  return html.replaceAll(/src="part:([\w.-]+)"/g, (_, name: string) => `src="${base}/${name}"`)
}

type Text = { position: number; label: string | null; text: string }

async function textsOf(blobId: string, position: number | undefined): Promise<Text[]> {
  const query = db.from('media_texts').where('source_id', blobId).orderBy('position')
  if (position !== undefined) query.where('position', position)
  const rows = await query.select('position', 'label', 'text')
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

/** The first place on each page. Compared without case, in the normal form of Khmer; shown as it is written. */
function foundIn(texts: Text[], find: string): Found[] {
  const wanted = find.normalize('NFC').toLowerCase()
  const clusters = clusterText(find)
  const found: Found[] = []
  for (const { position, label, text } of texts) {
    const at = text.toLowerCase().indexOf(wanted)
    if (at >= 0) {
      const [from, to] = [Math.max(0, at - BESIDE), at + wanted.length]
      found.push({
        ...{ page: position, label, before: text.slice(from, at), hit: text.slice(at, to) },
        after: text.slice(to, to + BESIDE),
      })
    } else if (clusters && ` ${clusterText(text)} `.includes(` ${clusters} `)) {
      found.push({ page: position, label, before: text.slice(0, BESIDE * 2), hit: '', after: '' })
    }
    if (found.length === MOST_FOUND) break
  }
  return found
}
