import { DateTime } from 'luxon'
import { OaiError } from '#library/harvest/oai_error'

/** Seconds as OAI-PMH writes them: `2026-11-23T07:30:00Z` (section 3.3). */
export const utcTime = (seconds: number) =>
  DateTime.fromSeconds(seconds, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")

const DAY = /^\d{4}-\d\d-\d\d$/
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Both ends of a harvest in seconds, with their ends included; a day is the whole of it. */
export function readWindow(from: string | undefined, until: string | undefined) {
  if (from && until && DAY.test(from) !== DAY.test(until)) {
    throw new OaiError('badArgument', 'from and until differ in granularity')
  }
  const first = from === undefined ? undefined : read(from, 'from')
  const last = until === undefined ? undefined : read(until, 'until')
  if (first !== undefined && last !== undefined && first > last) {
    throw new OaiError('badArgument', 'from is later than until')
  }
  return { from: first, until: last }
}

function read(text: string, name: 'from' | 'until') {
  const time = DateTime.fromISO(text, { zone: 'utc' })
  if ((!DAY.test(text) && !SECOND.test(text)) || !time.isValid) {
    throw new OaiError('badArgument', `${name} is no date of the form YYYY-MM-DDThh:mm:ssZ`)
  }
  const end = name === 'until' && DAY.test(text) ? time.endOf('day') : time
  return Math.floor(end.toSeconds())
}
