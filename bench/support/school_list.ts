import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '#shared/sheets/write_csv'
import { writeXlsx } from '#shared/sheets/write_xlsx'
import type { SheetFormat } from '#shared/sheets/sheet_row'

const KEYS = [
  ...['location_code', 'name_km', 'name_en', 'type_code', 'parent_code', 'place_code'],
  ...['region', 'flags', 'is_operating', 'valid_from'],
]

/** Districts of the pack that the schools are spread over. */
const DISTRICTS = ['0102', '0306', '0802', '1201', '1402', '2102', '2501']

function* schools(size: number, first: number) {
  for (let at = first; at < first + size; at++) {
    const district = DISTRICTS[at % DISTRICTS.length]
    yield {
      location_code: `${district}${String(9_000_000 - at).padStart(7, '0')}`,
      name_km: `សាលាបឋមសិក្សា បឹងទន្លេសាប ${at + 1}`,
      name_en: `Boeng Tonle Sap Primary School ${at + 1}`,
      type_code: '17',
      parent_code: `${district}0000013`,
      place_code: district,
      region: at % 3 === 0 ? 'urban' : 'rural',
      flags: at % 4 === 0 ? 'library; disadvantaged' : '',
      is_operating: 'yes',
      valid_from: '1999-10-01',
    }
  }
}

/** Writes a list of `size` invented schools, as a ministry would send it; lists from other `first` ones differ. */
export async function writeSchoolList(path: string, format: SheetFormat, size: number, first = 0) {
  const columns = KEYS.map((key) => ({ key, label: key }))
  const rows = Readable.from(schools(size, first))
  const body =
    format === 'xlsx'
      ? writeXlsx({ sheet: 'schools', columns, rows })
      : Readable.from(writeCsv(columns, rows))
  await pipeline(body, createWriteStream(path))
}
