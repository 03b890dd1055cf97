import { textOfMarkup } from '#media/kinds/markup_text'
import type { Archive } from '#shared/archive/archive'

const MOST_BYTES = 20 * 1024 ** 2
/** More than this is not kept of one file anyway. */
const MOST_TEXT = 300_000

/** Where documents, slides, sheets and those of OpenDocument keep their words. */
const PARTS = [
  /^word\/(?:document|footnotes|endnotes)\.xml$/,
  /^ppt\/slides\/slide\d+\.xml$/,
  /^xl\/sharedstrings\.xml$/,
  /^content\.xml$/,
]

/** The words of an office document, without opening it as one. */
export async function officeText(archive: Archive): Promise<string> {
  const found: string[] = []
  let left = MOST_TEXT
  const files = archive.files.filter(({ path }) =>
    PARTS.some((part) => part.test(path.toLowerCase()))
  )
  for (const { path } of files.slice(0, 300)) {
    const xml = await archive.read(path, MOST_BYTES)
    const text = textOfMarkup(xml.toString('utf8'))
    found.push(text)
    left -= text.length
    if (left <= 0) break
  }
  return found.join('\n')
}
