import exceljs from 'exceljs'
import { test } from '@japa/runner'
import { toCsv } from '#shared/csv'
import { readCsv } from '#shared/sheets/read_csv'
import { readXlsx } from '#shared/sheets/read_xlsx'
import { writeXlsx } from '#shared/sheets/write_xlsx'
import { tableOf, withFile } from '#tests/support/sheets'
import type { SheetErrorCode } from '#shared/sheets/sheet_error'

const columns = [
  { name: 'code', required: true, heads: ['លេខកូដ', 'School code'] },
  { name: 'name', required: true, heads: ['ឈ្មោះ'] },
  { name: 'note' },
]

const csv = (content: string | Uint8Array) =>
  withFile(content, (path) => tableOf(readCsv(path), columns))

const xlsx = async (fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void) => {
  const book = new exceljs.Workbook()
  fill(book.addWorksheet('List'), book)
  const bytes = await book.xlsx.writeBuffer()
  return withFile(new Uint8Array(bytes), (path) => tableOf(readXlsx(path), columns))
}

const utf16 = (text: string, { big = false, mark = true } = {}) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

const TEXT = 'code,name\n0102,វត្តបូព៌\n0103,Phnum Srok\n'
const ROWS = [
  { line: 2, cells: { code: '0102', name: 'វត្តបូព៌' } },
  { line: 3, cells: { code: '0103', name: 'Phnum Srok' } },
]

test.group('CSV', () => {
  test('is read in every encoding that Excel writes')
    .with([
      ['UTF-8', Buffer.from(TEXT)],
      ['UTF-8 with its mark', Buffer.from('\uFEFF' + TEXT)],
      ['UTF-16 LE', utf16(TEXT)],
      ['UTF-16 BE', utf16(TEXT, { big: true })],
      ['UTF-16 LE without a mark', utf16(TEXT, { mark: false })],
      ['UTF-16 BE without a mark', utf16(TEXT, { big: true, mark: false })],
    ] as [string, Buffer][])
    .run(async ({ assert }, [, bytes]) => {
      const { rows } = await csv(bytes)
      assert.deepEqual(rows, ROWS)
    })

  test('is read with every separator and every end of line')
    .with([
      TEXT.replaceAll(',', ';'),
      TEXT.replaceAll(',', '\t'),
      TEXT.replaceAll('\n', '\r\n'),
      TEXT.replaceAll('\n', '\r'),
    ])
    .run(async ({ assert }, text) => {
      const { rows } = await csv(text)
      assert.deepEqual(rows, ROWS)
    })

  test('says its separator in the first line', async ({ assert }) => {
    const { rows } = await csv(`sep=;\n${TEXT.replaceAll(',', ';')}`)
    assert.deepEqual(
      rows.map(({ line }) => line),
      [3, 4]
    )
  })

  test('heads stand in any order, below titles, in Khmer or English', async ({ assert }) => {
    const { header, rows } = await csv(
      'បញ្ជីសាលា,,,\n,,,\nឈ្មោះ,SCHOOL  CODE *,Colour,Note\nក,01,red,x\n,,,\nខ,02,,\n'
    )
    assert.deepEqual(header.unknown, ['Colour'])
    assert.deepEqual(rows, [
      { line: 4, cells: { name: 'ក', code: '01', note: 'x' } },
      { line: 6, cells: { name: 'ខ', code: '02', note: '' } },
    ])
  })

  test('a field may hold separators, quotes and lines', async ({ assert }) => {
    const { rows } = await csv('code;name\n"0,1";"a ""b""\nc"\n02;d\n')
    assert.deepEqual(rows, [
      { line: 2, cells: { code: '0,1', name: 'a "b"\nc' } },
      { line: 3, cells: { code: '02', name: 'd' } },
    ])
  })

  test('texts of any length come back as they were written, also those that look like formulas', async ({
    assert,
  }) => {
    const texts = ['- one\n- two', '=1+1', "'quoted'", '@home', 'ក'.repeat(30_000)]
    const rows = texts.map((note, index) => [`${index}`, 'x', note])
    const { rows: read } = await csv(toCsv([['School code', 'ឈ្មោះ', 'note'], ...rows]))
    assert.deepEqual(
      read.map(({ cells }) => cells.note),
      texts
    )
  })

  test('is refused with a reason')
    .with([
      ['', 'empty'],
      ['a,b\n1,2\n', 'no_header'],
      ['code,note\n1,2\n', 'missing_columns'],
      ['code,name,Code\n1,2,3\n', 'same_column_twice'],
      [Buffer.from([0x63, 0x6f, 0x64, 0x65, 0x0a, 0xe9, 0x0a]), 'encoding'],
      [`code,name\n"${'x'.repeat(300_000)}\n`, 'quotes'],
    ] as [string | Buffer, SheetErrorCode][])
    .run(async ({ assert }, [content, code]) => {
      const error = await csv(content).then(
        () => undefined,
        (reason) => reason
      )
      assert.equal(error?.code, code)
    })
})

test.group('Workbooks', () => {
  test('texts keep zeros, numbers stay whole, dates and formulas are read', async ({ assert }) => {
    const { rows } = await xlsx((sheet) => {
      sheet.addRow(['code', 'name', 'note'])
      sheet.addRow(['0102', 'ក', new Date(Date.UTC(2025, 10, 30))])
      sheet.addRow([30699990141, { richText: [{ text: 'a' }, { text: 'b' }] }, 0.1 + 0.2])
      sheet.addRow(['x', { formula: 'A2', result: 'វត្ត' }, true])
      sheet.addRow([1, { text: 'link', hyperlink: 'https://example.org' }, { error: '#N/A' }])
      sheet.getCell('A5').numFmt = '0000'
      sheet.getCell('C2').numFmt = 'dd/mm/yyyy'
    })
    assert.deepEqual(
      rows.map(({ cells }) => Object.values(cells)),
      [
        ['0102', 'ក', '2025-11-30'],
        ['30699990141', 'ab', '0.3'],
        ['x', 'វត្ត', 'true'],
        ['0001', 'link', '#N/A'],
      ]
    )
  })

  test('merged titles above the heads and a first sheet without heads are passed', async ({
    assert,
  }) => {
    const { rows } = await xlsx((cover, book) => {
      cover.addRow(['ព្រះរាជាណាចក្រកម្ពុជា'])
      const sheet = book.addWorksheet('ទិន្នន័យ')
      sheet.addRow(['បញ្ជីសាលារៀន'])
      sheet.mergeCells('A1:C1')
      sheet.addRow([])
      sheet.addRow([null, 'ឈ្មោះ', 'លេខកូដ'])
      sheet.addRow([1, 'ក', '07'])
      book.addWorksheet('More').addRow(['code', 'name'])
    })
    assert.deepEqual(rows, [{ line: 4, cells: { name: 'ក', code: '07' } }])
  })

  test('of several sheets is read each time, whatever the machine does beside', async ({
    assert,
  }) => {
    for (let n = 0; n < 60; n++) {
      const { rows } = await xlsx((first, book) => {
        first.addRow(['គម្រប'])
        const sheet = book.addWorksheet('ទិន្នន័យ')
        sheet.addRow(['ឈ្មោះ', 'លេខកូដ'])
        sheet.addRow(['ក', '07'])
        book.addWorksheet('More')
      })
      assert.deepEqual(rows, [{ line: 2, cells: { name: 'ក', code: '07' } }])
    }
  })

  test('keeps every letter, wherever the file is cut into pieces', async ({ assert }) => {
    const name = (n: number) => `សាលាបឋមសិក្សា ${'វត្តបូព៌'.repeat(n % 7)} ${n}`
    const { rows } = await xlsx((sheet) => {
      sheet.addRow(['ឈ្មោះ', 'លេខកូដ'])
      for (let n = 0; n < 4000; n++) sheet.addRow([name(n), `c${n}`])
    })
    assert.deepEqual(
      rows.filter(({ cells }, n) => cells.name !== name(n)),
      []
    )
    assert.lengthOf(rows, 4000)
  })

  test('what is no workbook is refused', async ({ assert }) => {
    await assert.rejects(() =>
      withFile('PK\u0003\u0004 not a zip', (path) => tableOf(readXlsx(path), columns))
    )
  })

  test('what is written can be read again, formulas are texts', async ({ assert }) => {
    const rows = (async function* () {
      yield { code: '0102', name: '=1+1' }
    })()
    const heads = [
      { key: 'code', label: 'School code' },
      { key: 'name', label: 'ឈ្មោះ' },
    ]
    const extra = { name: 'What to fill in', rows: [['code', 'name']] }
    const chunks = await Array.fromAsync(writeXlsx({ sheet: 'a/b', columns: heads, rows, extra }))
    const table = await withFile(Buffer.concat(chunks), (path) => tableOf(readXlsx(path), columns))
    assert.deepEqual(table.rows, [{ line: 2, cells: { code: '0102', name: '=1+1' } }])
  })
})
