import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { textOfMarkup } from '#media/kinds/markup_text'
import { MediaProblem } from '#media/prepare/types'
import type { Archive } from '#shared/archive/archive'

export type Chapter = { path: string; title: string | undefined }
export type Book = {
  title: string | undefined
  chapters: Chapter[]
  /** The picture on its cover. */
  cover: string | undefined
  /** Chapters that the book names and does not hold. */
  missing: number
}

const CONTAINER = 'META-INF/container.xml'
const MOST = 5 * 1024 ** 2
const MOST_CHAPTERS = 1000

/** The order of a book's chapters and their titles (EPUB 3.3, and 2.0.1 with its NCX). @throws MediaProblem */
export async function readBook(archive: Archive): Promise<Book> {
  await refuseLocked(archive)
  const container = child(await xml(archive, CONTAINER), 'container')
  const file = attribute(child(child(container, 'rootfiles'), 'rootfile'), 'full-path')
  if (!file || !archive.has(file)) throw new MediaProblem('book_without_list')
  const list = child(await xml(archive, file), 'package')
  const items = children(child(list, 'manifest'), 'item').map((item) => ({
    id: attribute(item, 'id') ?? '',
    path: resolvePath(file, attribute(item, 'href') ?? ''),
    type: attribute(item, 'media-type') ?? '',
    properties: attribute(item, 'properties') ?? '',
  }))
  const byId = new Map(items.map((item) => [item.id, item]))
  const spine = children(child(list, 'spine'), 'itemref')
    .map((ref) => byId.get(attribute(ref, 'idref') ?? ''))
    .filter((item) => item !== undefined)
    .slice(0, MOST_CHAPTERS)
  const titles = await titlesOf(
    archive,
    items,
    byId.get(attribute(child(list, 'spine'), 'toc') ?? '')
  )
  const there = spine.filter(({ path }) => archive.has(path))
  if (there.length === 0) throw new MediaProblem('book_empty')
  const metadata = child(list, 'metadata')
  const cover =
    items.find(({ properties }) => properties.split(' ').includes('cover-image')) ??
    byId.get(coverId(metadata) ?? '')
  return {
    title: textOf(metadata, 'title'),
    chapters: there.map(({ path }) => ({ path, title: titles.get(path) })),
    cover: cover && archive.has(cover.path) ? cover.path : undefined,
    missing: spine.length - there.length,
  }
}

const coverId = (metadata: Element | undefined) =>
  attribute(
    children(metadata, 'meta').find((one) => attribute(one, 'name') === 'cover'),
    'content'
  )

async function xml(archive: Archive, path: string) {
  return readXml(await archive.read(path, MOST), path)
}

/** Fonts may be scrambled; a book whose chapters are is locked by its seller. */
async function refuseLocked(archive: Archive) {
  if (archive.has('META-INF/rights.xml') && archive.has('META-INF/encryption.xml')) {
    throw new MediaProblem('book_locked')
  }
}

type Item = { path: string; type: string; properties: string }

async function titlesOf(archive: Archive, items: Item[], ncx: Item | undefined) {
  const nav = items.find(({ properties }) => properties.split(' ').includes('nav'))
  const found = new Map<string, string>()
  const note = (from: string, href: string | undefined, title: string | undefined) => {
    const path = resolvePath(from, (href ?? '').split('#')[0])
    if (title && !found.has(path)) found.set(path, title.slice(0, 300))
  }
  if (ncx && archive.has(ncx.path)) {
    const tree = child(child(await xml(archive, ncx.path), 'ncx'), 'navMap')
    walk(tree, 'navPoint', (point) =>
      note(
        ncx.path,
        attribute(child(point, 'content'), 'src'),
        textOf(child(point, 'navLabel'), 'text')
      )
    )
  }
  if (nav && archive.has(nav.path)) {
    const bytes = await archive.read(nav.path, MOST)
    // Piece by piece: what is not closed is not looked for to the end of the book.
    for (const piece of bytes
      .toString('utf8')
      .split(/<a(?=\s)/i)
      .slice(1)) {
      const from = piece.indexOf('>')
      const to = piece.search(/<\/a\s*>/i)
      if (from < 0 || to < from) continue
      const href = /\bhref\s*=\s*["']([^"']{1,1000})["']/i.exec(piece.slice(0, from))
      const title = textOfMarkup(piece.slice(from + 1, to))
      note(nav.path, href?.[1], title.replaceAll(/\s+/g, ' '))
    }
  }
  return found
}

function walk(element: Element | undefined, name: string, see: (one: Element) => void) {
  for (const one of children(element, name)) {
    see(one)
    walk(one, name, see)
  }
}

/** The path in the archive that `href` means beside the file `from`; never one outside. */
export function resolvePath(from: string, href: string): string {
  const parts = from.split('/').slice(0, -1)
  let path = href
  try {
    path = decodeURIComponent(href)
  } catch {}
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/').normalize('NFC')
}
