import { refuse } from '#runtime/lrs/problem'
import type { XapiVersion } from '#runtime/lrs/versions'

const DAY = '(\\d{4})-(\\d{2})-(\\d{2})'
const CLOCK = '(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?'
const OFFSET = '(Z|[+-]\\d{2}(?::?\\d{2})?)?'

// ISO 8601 as 1.0.3 asks; RFC 3339 of 2.0 is the narrower one of colons and seconds.
const ISO = new RegExp(`^${DAY}[Tt ]${CLOCK}${OFFSET}$`, 'i')
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i

/** Minutes east of Greenwich. */
function offsetOf(text: string | undefined) {
  if (!text || /z/i.test(text)) return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || 0)
  return text.startsWith('-') ? -minutes : minutes
}

/** The milliseconds of a time as it stands in a statement. @throws XapiProblem where it is none */
export function timestampOf(value: unknown, path: string, version: XapiVersion): number {
  const found = typeof value === 'string' ? ISO.exec(value) : null
  if (!found || (version === '2.0.0' && !RFC3339.test(value as string))) {
    return refuse(path, `must be a time of ${version === '2.0.0' ? 'RFC 3339' : 'ISO 8601'}`)
  }
  // `-00:00` says that the offset is unknown, which xAPI does not take.
  if (/-00(:?00)?$/.test(found[8] ?? '')) refuse(path, 'must not have the offset -00:00')
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((one) => Number(one ?? 0))
  const fraction = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000)
  const utc = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), fraction)
  const read = new Date(utc)
  const isReal = read.getUTCMonth() === month - 1 && read.getUTCDate() === day
  if (!isReal || hour > 23 || minute > 59 || second > 60) refuse(path, 'is not a real time')
  return utc - offsetOf(found[8]) * 60_000
}

/** The same time in UTC with every digit of its fraction, as 2.0 returns it. */
export function inUtc(text: string, milliseconds: number): string {
  if (/z$/i.test(text)) return text
  const fraction = /[.,](\d+)/.exec(text)?.[1]
  return `${new Date(milliseconds).toISOString().slice(0, 19)}${fraction ? `.${fraction}` : ''}Z`
}
