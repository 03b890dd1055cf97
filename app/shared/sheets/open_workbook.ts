import { promisify } from 'node:util'
import { open, type Entry, type ZipFile } from 'yauzl'
import type { Readable } from 'node:stream'
import { SheetError } from '#shared/sheets/sheet_error'

type Options = { lazyEntries: boolean; autoClose: boolean }
const openZip = promisify<string, Options, ZipFile>(open)

/** 100,000 rows of thirty columns unpack to about 300 MB, their shared texts to 60 MB. */
const LARGEST = 1024 ** 3
const LARGEST_TEXTS = 200 * 1024 ** 2

/** The parts of a workbook by name; nothing is unpacked before it is asked for. */
export type WorkbookFile = {
  names: string[]
  /** A part as text, in pieces that never cut a letter in two; undefined where there is none. */
  part: (name: string) => Promise<Readable | undefined>
  close: () => void
}

/**
 * Opens a workbook by its directory, having looked at what it would unpack to.
 * @throws SheetError `not_a_sheet`, `too_large`
 */
export async function openWorkbook(path: string): Promise<WorkbookFile> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new SheetError('not_a_sheet')
  })
  try {
    const entries = await entriesOf(zip)
    if (!entries.has('xl/workbook.xml')) throw new SheetError('not_a_sheet')
    const openPart = promisify<Entry, Readable>(zip.openReadStream.bind(zip))
    return {
      names: [...entries.keys()],
      async part(name) {
        const entry = entries.get(name)
        const stream = entry && (await openPart(entry))
        return stream?.setEncoding('utf8')
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function entriesOf(zip: ZipFile) {
  const entries = new Map<string, Entry>()
  let total = 0
  return new Promise<Map<string, Entry>>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize
      const isTexts = entry.fileName === 'xl/sharedStrings.xml'
      if (total > LARGEST || (isTexts && entry.uncompressedSize > LARGEST_TEXTS)) {
        return reject(new SheetError('too_large'))
      }
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(new SheetError('not_a_sheet')))
    zip.readEntry()
  })
}
