import { textOfMarkup } from '#media/kinds/markup_text'
import type { Archive } from '#shared/archive/archive'

const MOST_BYTES = 20 * 1024 ** 2

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
  const files = archive.files.filter(({ path }) =>
    PARTS.some((part) => part.test(path.toLowerCase()))
  )
  for (const { path } of files.slice(0, 300)) {
    const xml = await archive.read(path, MOST_BYTES)
    found.push(textOfMarkup(xml.toString('utf8')))
  }
  return found.join('\n')
}
