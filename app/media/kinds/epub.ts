import { openArchive } from '#shared/archive/open_archive'
import { anchor, cleanChapter } from '#media/epub/clean_chapter'
import { readBook, resolvePath, type Book } from '#media/epub/read_book'
import { textOfMarkup } from '#media/kinds/markup_text'
import { MediaProblem } from '#media/prepare/types'
import type { Archive } from '#shared/archive/archive'
import type { Step } from '#media/prepare/steps'
import type { Workshop } from '#media/prepare/workshop'

const MOST_CHAPTER = 8 * 1024 ** 2
const MOST_PICTURE = 16 * 1024 ** 2
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)$/i

/** The pictures of a book under names of ours, kept once each. */
class Pictures {
  #names = new Map<string, string>()

  constructor(
    private shop: Workshop,
    private archive: Archive
  ) {}

  /** The name under which a picture will be kept; undefined where there is none to keep. */
  name(path: string): string | undefined {
    if (!PICTURE.test(path) || !this.archive.has(path)) return undefined
    const known = this.#names.get(path)
    if (known) return known
    const name = `part-${this.#names.size + 1}${path.slice(path.lastIndexOf('.')).toLowerCase()}`
    this.#names.set(path, name)
    return name
  }

  async keep() {
    for (const [path, name] of this.#names) {
      if (this.shop.has(name)) continue
      await this.shop.keep('part', name, await this.archive.read(path, MOST_PICTURE))
    }
  }
}

/** Where a link of a chapter leads on the page that shows the book: to another chapter, or out. */
function linkOf(book: Book, from: string) {
  return (href: string): string | undefined => {
    if (/^https?:\/\//i.test(href)) return href
    if (/^[a-z][\w+.-]*:/i.test(href)) return undefined
    const [file, fragment] = href.split('#')
    const mark = fragment ? `#${anchor(fragment)}` : ''
    if (!file) return mark || undefined
    const at = book.chapters.findIndex(({ path }) => path === resolvePath(from, file))
    return at < 0 ? undefined : `?page=${at + 1}${mark}`
  }
}

async function readChapters(shop: Workshop, archive: Archive) {
  const book = await readBook(archive)
  const pictures = new Pictures(shop, archive)
  shop.facts = { ...shop.facts, pages: book.chapters.length, title: book.title?.slice(0, 300) }
  for (const [at, { path, title }] of book.chapters.entries()) {
    const bytes = await archive.read(path, MOST_CHAPTER)
    const source = bytes.toString('utf8')
    const html = cleanChapter(source, {
      link: linkOf(book, path),
      picture: (src) => {
        const name = pictures.name(resolvePath(path, src))
        return name && `part:${name}`
      },
    })
    const position = at + 1
    await shop.keep('chapter', `chapter-${position}.html`, Buffer.from(html), { position })
    await shop.keepText({ position, text: textOfMarkup(html), label: title })
    await shop.job.progress(position, book.chapters.length)
  }
  await pictures.keep()
  if (book.cover) {
    const cover = await archive.read(book.cover, MOST_PICTURE)
    await shop.keep('cover', `cover${book.cover.slice(book.cover.lastIndexOf('.'))}`, cover)
  }
  if (book.missing > 0) throw new MediaProblem('book_gaps', { count: book.missing })
}

export const steps: Step[] = [
  {
    name: 'chapters',
    run: async (shop) => {
      const { archive, close } = await openArchive(shop.path, Number(shop.source.size))
      try {
        await readChapters(shop, archive)
      } finally {
        close()
      }
    },
  },
]
