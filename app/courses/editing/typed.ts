import { latinDigits } from '#shared/khmer/numbers'
import type { Text } from '#shared/questions/types'

/** What a form sends: text, lists of rows, rows by their number. */
export type Typed = Record<string, any>

export const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A text in two languages out of two fields; undefined where both are empty. */
export function textOf(km: unknown, en: unknown): Text | undefined {
  const text = { ...(said(km) ? { km: said(km) } : {}), ...(said(en) ? { en: said(en) } : {}) }
  return text.km || text.en ? text : undefined
}

/** A number in Khmer or Latin digits, with a comma or a point. */
export const numberOf = (value: unknown): number | undefined => {
  const text = latinDigits(said(typeof value === 'number' ? String(value) : value)).replace(
    ',',
    '.'
  )
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/** Per cent as a share; `otherwise` where nothing is typed. */
export function shareOf(value: unknown, otherwise: number): number {
  const percent = numberOf(value)
  if (percent === undefined) return otherwise
  return Math.min(1, Math.max(-1, Math.round(percent * 1e5) / 1e7))
}

/** The rows of a list in their order: forms send them by number. */
export function rowsOf(value: unknown): Typed[] {
  const list = Array.isArray(value) ? value : Object.values((value ?? {}) as object)
  return list.filter((row) => row !== null && typeof row === 'object') as Typed[]
}

export const linesOf = (value: unknown): string[] =>
  said(value)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export const isOn = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && value !== false

/** Only what has a value: optional properties are left out rather than empty. */
export const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

/** Keys of rows stay when rows are written anew: answers and statistics go by them. */
export function keyed<T extends Typed>(rows: T[], prefix: string): (T & { key: string })[] {
  const taken = new Set(rows.map(({ key }) => said(key)).filter(Boolean))
  let next = 1
  const free = () => {
    while (taken.has(`${prefix}${next}`)) next += 1
    taken.add(`${prefix}${next}`)
    return `${prefix}${next}`
  }
  return rows.map((row) => ({ ...row, key: said(row.key) || free() }))
}
