import { openArchive } from '#shared/archive/open_archive'
import { textOfMarkup } from '#media/kinds/markup_text'
import type { Archive } from '#shared/archive/archive'
import type { Step } from '#media/prepare/steps'

const MOST_FILES = 300
const MOST_BYTES = 5 * 1024 ** 2

/** Pages of packages, and what H5P keeps beside them. */
const isPage = (path: string) => /\.x?html?$/i.test(path)
const H5P = 'content/content.json'

export const steps: Step[] = [
  {
    name: 'words',
    run: async (shop) => {
      const { archive, close } = await openArchive(shop.path, Number(shop.source.size))
      try {
        const pages = archive.files.filter(({ path, size }) => isPage(path) && size < MOST_BYTES)
        for (const [at, { path }] of pages.slice(0, MOST_FILES).entries()) {
          const bytes = await archive.read(path, MOST_BYTES)
          await shop.keepText({ position: at + 1, text: textOfMarkup(bytes.toString('utf8')) })
        }
        if (archive.has(H5P)) await shop.keepText({ position: 0, text: await h5pText(archive) })
      } finally {
        close()
      }
    },
  },
]

/** Every text in the parameters of an H5P content; not its file names and its settings. */
async function h5pText(archive: Archive) {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (value && typeof value === 'object') Object.values(value).forEach(walk)
    else if (typeof value === 'string' && isWords(value)) found.push(textOfMarkup(value))
  }
  try {
    const bytes = await archive.read(H5P, MOST_BYTES)
    walk(JSON.parse(bytes.toString('utf8')))
  } catch {
    return ''
  }
  return [...new Set(found)].join('\n')
}

const isWords = (text: string) =>
  /\p{L}{2}/u.test(text) &&
  !/^(?:[\w-]+\/)*[\w-]+\.\w{2,5}$|^H5P\.|^[\da-f-]{36}$|^https?:|^#|^rgb/i.test(text)
