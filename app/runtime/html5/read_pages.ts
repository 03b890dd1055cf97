import { decodeText } from '#runtime/html5/decode_text'
import { pathKey, type Archive, type ArchiveFile } from '#shared/archive/archive'

/** Web pages without a standard's description. */
export type WebPages = {
  standard: 'html5'
  edition: string
  title: string
  /** The page that opens first. */
  entry: string
  pages: { path: string; title: string }[]
}

export const ENTRIES = ['index.html', 'index.htm']
const MOST_PAGES = 500
/** A page's title stands at its beginning; larger files are shown by their names. */
const MAX_BYTES = 2 * 1024 ** 2

export const entryOf = (archive: Archive): ArchiveFile | undefined =>
  ENTRIES.map((name) => archive.find(name)).find((file) => file !== undefined)

/** The pages of an archive: the one that opens first, then the others by name. */
export async function readPages(archive: Archive): Promise<WebPages> {
  const entry = entryOf(archive)!
  const others = archive
    .ending('.html', '.htm')
    .filter(({ path }) => path !== entry.path)
    .sort((a, b) => (pathKey(a.path) < pathKey(b.path) ? -1 : 1))
    .slice(0, MOST_PAGES - 1)
  const pages: WebPages['pages'] = []
  for (const { path, size } of [entry, ...others]) {
    const title = size <= MAX_BYTES ? await titleOf(archive, path) : ''
    pages.push({ path, title: title || path })
  }
  return { standard: 'html5', edition: '', title: pages[0].title, entry: entry.path, pages }
}

async function titleOf(archive: Archive, path: string) {
  const text = decodeText(await archive.read(path, MAX_BYTES))
  const found = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] ?? ''
  return plain(found).slice(0, 300)
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const plain = (text: string) =>
  text
    .replaceAll(/&#(\d{1,6});/g, (_all, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_all, name) => NAMED[name])
    .replaceAll(/\s+/g, ' ')
    .trim()
