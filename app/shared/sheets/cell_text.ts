import type { Cell } from 'exceljs'

/** The text of a cell of a workbook, as the person who looks at the sheet reads it. */
export function cellText(cell: Pick<Cell, 'value' | 'numFmt'>): string {
  return valueText(cell.value, cell.numFmt)
}

function valueText(value: unknown, format = ''): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) return dateText(value)
  const { richText, result, text, error } = value as Record<string, any>
  if (Array.isArray(richText)) return richText.map((run) => run.text ?? '').join('')
  if (error) return String(error)
  if (text !== undefined) return valueText(text, format)
  return valueText(result, format)
}

/** A code that Excel keeps as a number is shown with the leading zeros of its format (`00000000000`). */
function numberText(value: number, format: string): string {
  if (!Number.isInteger(value)) return String(Number.parseFloat(value.toPrecision(15)))
  const digits = BigInt(value).toString()
  return /^0+$/.test(format) ? digits.padStart(format.length, '0') : digits
}

/** Days are kept as midnight UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day, time] = value.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}
