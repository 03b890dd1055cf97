import ExcelJS from 'exceljs'
import yauzl from 'yauzl'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { zipOf } from './zip.ts'
import { WHEN } from './paths.ts'

/** A workbook, and how its headings and the cells that are to be changed look. */
export function newBook() {
  const book = new ExcelJS.Workbook()
  Object.assign(book, { creator: 'Tonle contributors', created: WHEN, modified: WHEN })
  const font = 'Khmer OS Siemreap'
  return {
    book,
    heading(cell: ExcelJS.Cell, text: string, size = 11) {
      cell.value = text
      cell.font = { name: font, bold: true, size }
    },
    input(cell: ExcelJS.Cell, value: number) {
      cell.value = value
      cell.numFmt = Number.isInteger(value) ? '#,##0' : '0.0'
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } }
    },
  }
}

/** The bytes of a workbook, packed anew so that the zip holds no time of its making. */
export async function bookBytes(book: ExcelJS.Workbook): Promise<Buffer> {
  const made = Buffer.from(await book.xlsx.writeBuffer())
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(made, {
    lazyEntries: true,
  })
  const files: Record<string, Buffer> = {}
  await new Promise<void>((done, fail) => {
    zip.on('error', fail)
    zip.on('end', done)
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return fail(error)
        if (!entry.fileName.endsWith('/')) files[entry.fileName] = await buffer(stream)
        zip.readEntry()
      })
    })
    zip.readEntry()
  })
  return zipOf(files)
}
