import { latinDigits } from '#shared/khmer/numbers'

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const NUMBER =
  /^([+-]?(?:\d[\d.,]*|[.,]\d+))(?:e([+-]?\d{1,3})|[x×*·]10(?:\^\(?([+-]?\d{1,3})\)?))?/i
const TEN = /^([+-]?)10\^\(?([+-]?\d{1,3})\)?/
const GROUPED = /^[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*$/

/** As it may have been typed on a phone: Khmer digits, thin spaces, every minus there is, raised digits. */
function plain(text: string) {
  return latinDigits(text)
    .replace(/[\s\u200B\u00A0\u202F\u2009]/g, '')
    .replace(/[−–—‒]/g, '-')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) =>
      [...run].map((one) => (one === '⁻' ? '-' : SUPERSCRIPTS.indexOf(one))).join('')
    )
}

/** `10⁸` has lost its sign of power above, `10^8` has kept it. */
const powers = (text: string) => text.replace(/([x×*·]|^[+-]?)10(-?\d{1,3})(?![\d.,])/g, '$110^$2')

export type ReadNumber = {
  /** What the digits can mean: one value, or two where 1.234 may be a thousand or one and a bit. */
  values: number[]
  /** What stands behind them. */
  unit: string
}

/** A number as people write it, with what stands behind it; undefined where there is none. */
export function readNumber(text: string): ReadNumber | undefined {
  const raised = /10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(text)
  const typed = raised ? powers(plain(text)) : plain(text)
  const ten = TEN.exec(typed)
  if (ten) {
    const value = Number(`${ten[1]}1e${ten[2]}`)
    return { values: [value], unit: typed.slice(ten[0].length) }
  }
  const found = NUMBER.exec(typed)
  if (!found) return undefined
  const power = Number(found[2] ?? found[3] ?? 0)
  const values = readings(found[1])
    .map((one) => Number(`${one}e${power}`))
    .filter(Number.isFinite)
  const rest = typed.slice(found[0].length)
  const parts = /^\/(\d+(?:\.\d+)?)/.exec(rest)
  if (parts && Number(parts[1]) !== 0) {
    const divided = values.map((one) => one / Number(parts[1]))
    return { values: divided, unit: rest.slice(parts[0].length) }
  }
  return values.length > 0 ? { values, unit: rest } : undefined
}

/** What `1.234,5` and its like mean, with a point and no groups. */
function readings(digits: string): string[] {
  const marks = [...digits.matchAll(/[.,]/g)].map(([mark]) => mark)
  if (marks.length === 0) return [digits]
  const last = marks.at(-1)!
  const grouped = digits.replaceAll(/[.,]/g, '')
  const at = digits.lastIndexOf(last)
  const decimal = `${digits.slice(0, at).replaceAll(/[.,]/g, '')}.${digits.slice(at + 1)}`
  if (new Set(marks).size === 2) return [decimal]
  if (marks.length > 1) return [grouped]
  return GROUPED.test(digits) ? [decimal, grouped] : [decimal]
}
