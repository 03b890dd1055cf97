import { promisify } from 'node:util'
import { open, type ZipFile } from 'yauzl'
import { SheetError } from '#shared/sheets/sheet_error'

const openZip = promisify<string, { lazyEntries: boolean }, ZipFile>(open)

/** 100,000 rows of thirty columns unpack to about 300 MB, their shared texts to 60 MB. */
const LARGEST = 1024 ** 3
const LARGEST_TEXTS = 200 * 1024 ** 2

/**
 * Looks at what a workbook would unpack to before anything of it is unpacked.
 * @throws SheetError `not_a_sheet`, `too_large`
 */
export async function checkWorkbook(path: string) {
  const zip = await openZip(path, { lazyEntries: true }).catch(() => {
    throw new SheetError('not_a_sheet')
  })
  let total = 0
  let isWorkbook = false
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry) => {
      total += entry.uncompressedSize
      isWorkbook ||= entry.fileName === 'xl/workbook.xml'
      const isTexts = entry.fileName === 'xl/sharedStrings.xml'
      if (total > LARGEST || (isTexts && entry.uncompressedSize > LARGEST_TEXTS)) {
        reject(new SheetError('too_large'))
      } else zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', () => reject(new SheetError('not_a_sheet')))
    zip.readEntry()
  }).finally(() => zip.close())
  if (!isWorkbook) throw new SheetError('not_a_sheet')
}
