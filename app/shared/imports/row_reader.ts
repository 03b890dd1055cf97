import { DateTime } from 'luxon'
import { latinDigits, searchKey } from '#shared/khmer/index'
import type { RawRow, RowProblem } from '#shared/imports/import_kind'

const YES = new Set(['1', 'yes', 'y', 'true', 'x', '✓', 'បាទ', 'ចាស', 'មាន', 'ត្រូវ'].map(searchKey))
const NO = new Set(['', '0', 'no', 'n', 'false', '-', 'ទេ', 'គ្មាន'].map(searchKey))
/** Whether a cell says yes. */
export const isYes = (text: string | undefined) => YES.has(searchKey(text ?? ''))

const DATES = ['yyyy-MM-dd', 'd/M/yyyy', 'd-M-yyyy', 'd.M.yyyy', 'yyyy/M/d']

/** Reads the cells of a row and collects what is wrong with them. What is wrong or empty reads as null. */
export class RowReader {
  readonly problems: RowProblem[] = []

  constructor(readonly row: RawRow) {}

  get line() {
    return this.row.line
  }

  /** Whether the file has the column at all: where it has not, what stands stays as it is. */
  has(field: string) {
    return this.row.cells[field] !== undefined
  }

  /** The cell as it stands. */
  cell(field: string) {
    return this.row.cells[field] ?? ''
  }

  refuse(field: string, code: string, data?: RowProblem['data']) {
    const isKnown = this.problems.some((one) => one.field === field && one.code === code)
    if (!isKnown) this.problems.push(data ? { field, code, data } : { field, code })
    return null
  }

  text(field: string, longest = 200): string | null {
    const value = this.cell(field).replace(/\s+/g, ' ')
    if (value.length > longest) return this.refuse(field, 'too_long', { most: longest })
    return value || null
  }

  /** Digits only; Khmer ones count. `length` is a number of digits or the least and the most. */
  digits(field: string, length: number | [number, number]): string | null {
    const value = latinDigits(this.cell(field)).replace(/\s/g, '')
    if (!value) return null
    const [least, most] = [length].flat().length === 2 ? (length as number[]) : [length, length]
    const fits =
      /^\d+$/.test(value) && value.length >= Number(least) && value.length <= Number(most)
    return fits ? value : this.refuse(field, 'not_digits', { length: [length].flat().join('–') })
  }

  whole(field: string, [least, most]: [number, number]): number | null {
    const value = latinDigits(this.cell(field))
    if (!value) return null
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    return this.refuse(field, 'not_a_number', { least, most })
  }

  /** A day as `YYYY-MM-DD`: as Excel gives it or as people write it, the day first. */
  date(field: string): string | null {
    const value = latinDigits(this.cell(field)).split(' ')[0]
    if (!value) return null
    for (const format of DATES) {
      const day = DateTime.fromFormat(value, format)
      if (day.isValid) return day.toISODate()
    }
    return this.refuse(field, 'not_a_date')
  }

  yesNo(field: string): boolean {
    const value = searchKey(this.cell(field))
    if (YES.has(value)) return true
    if (!NO.has(value)) this.refuse(field, 'not_yes_or_no')
    return false
  }

  /** The code that a cell means; `known` leads from codes and words (`choiceKey`) to codes. */
  choice(field: string, known: ReadonlyMap<string, string>): string | null {
    const value = this.cell(field)
    if (!value) return null
    return known.get(choiceKey(value)) ?? this.refuse(field, 'unknown_code', { value })
  }
}

/** How codes and words of choices are compared. */
export const choiceKey = (text: string) => searchKey(text).replace(/\s+/g, ' ').trim()

/** From codes and their words in both languages to the codes. */
export function choiceMap(
  entries: readonly { code: string; labelKm?: string | null; labelEn?: string | null }[]
) {
  const map = new Map<string, string>()
  for (const { code, labelKm, labelEn } of entries) {
    for (const text of [labelKm, labelEn]) {
      if (text && !map.has(choiceKey(text))) map.set(choiceKey(text), code)
    }
  }
  for (const { code } of entries) map.set(choiceKey(code), code)
  return map
}
