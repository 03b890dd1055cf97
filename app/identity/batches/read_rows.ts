import { parse } from 'csv-parse/sync'
import { failed, ok, type Result } from '#shared/result'
import { normalise } from '#shared/khmer/normalise'
import { levelOf, PUPIL } from '#identity/levels'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import { usernameBase } from '#identity/secrets/username'
import type { BatchRow, RowProblem } from '#identity/batches/batch_row'

/** The columns of a list, in the order that is taken where there is no heading. */
export const batchColumns = [
  'surname_km',
  'given_km',
  'surname_latin',
  'given_latin',
  'sex',
  'number',
] as const

type Column = (typeof batchColumns)[number]

export const MOST_ROWS = 1000
const LONGEST_NAME = 80

export type ReadError = { type: 'empty' } | { type: 'too_many' } | { type: 'not_csv' }

/**
 * Reads a list of people: CSV, or rows pasted from a spreadsheet (tabs), with or without a heading. Every value is
 * a plain text: formulas, quotes and markup have no meaning here. Rows that are wrong are kept with their problem.
 */
export function readRows(text: string, role: string): Result<BatchRow[], ReadError> {
  const rows = cells(text.replace(/^\uFEFF/, ''))
  if (!rows) return failed({ type: 'not_csv' })
  const heading = headingOf(rows[0] ?? [])
  const body = heading ? rows.slice(1) : rows
  if (body.length === 0) return failed({ type: 'empty' })
  if (body.length > MOST_ROWS) return failed({ type: 'too_many' })
  const columns = heading ?? [...batchColumns]
  const longest = levelOf(role) > PUPIL ? 10 : 20
  return ok(body.map((row, index) => ({ line: index + 1, ...readRow(row, columns, longest) })))
}

function cells(text: string): string[][] | undefined {
  const delimiter = text.split('\n', 1)[0].includes('\t') ? '\t' : [',', ';']
  try {
    return parse(text, {
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
    })
  } catch {
    return undefined
  }
}

function headingOf(row: string[]): (Column | undefined)[] | undefined {
  const names = row.map((cell) => cell.toLowerCase().replace(/\s+/g, '_'))
  if (!names.some((name) => batchColumns.includes(name as Column))) return undefined
  return names.map((name) => batchColumns.find((column) => column === name))
}

function readRow(row: string[], columns: (Column | undefined)[], longest: number) {
  const value = (column: Column) => clean(row[columns.indexOf(column)])
  const sex = sexOf(value('sex'))
  const read = {
    surnameKm: value('surname_km'),
    givenKm: value('given_km'),
    surnameLatin: value('surname_latin'),
    givenLatin: value('given_latin'),
    number: normaliseIdentifier(value('number') ?? '') || null,
  }
  const surplus = row.slice(columns.length).some((cell) => cell !== '')
  const isLong = (read.number?.length ?? 0) > longest
  const problem = surplus ? 'too_many_columns' : isLong ? 'bad_number' : problemOf(read, sex)
  return { ...read, sex: sex ?? null, problem } as const
}

const clean = (cell: string | undefined) =>
  normalise(cell ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim() || null

const SEXES = new Map<string, 'male' | 'female'>([
  ...(['male', 'm', 'ប្រុស', 'ប'] as const).map((word) => [word, 'male'] as const),
  ...(['female', 'f', 'ស្រី', 'ស'] as const).map((word) => [word, 'female'] as const),
])

/** Undefined for a word that names none. */
const sexOf = (word: string | null) => (word ? SEXES.get(word.toLowerCase()) : null)

type Read = Omit<BatchRow, 'line' | 'sex' | 'problem'>

function problemOf(row: Read, sex: 'male' | 'female' | null | undefined): RowProblem | null {
  const names = [row.surnameKm, row.givenKm, row.surnameLatin, row.givenLatin]
  if (!names.some(Boolean)) return 'no_name'
  if (names.some((name) => name && name.length > LONGEST_NAME)) return 'name_too_long'
  if (/\p{Script=Khmer}/u.test(`${row.surnameLatin}${row.givenLatin}`)) return 'latin_has_khmer'
  if (row.number && !/^[a-z0-9/.-]+$/.test(row.number)) return 'bad_number'
  if (sex === undefined) return 'bad_sex'
  return usernameBase(row) ? null : 'no_username'
}
