import { formatDate, formatTime } from '#shared/khmer/index'
import type { Activity } from '#courses/course_types'
import type { Locale } from '#config/i18n'

const moment = (at: Date | null, locale: Locale) =>
  at && `${formatDate(at, { locale, style: 'full' })} ${formatTime(at, { locale })}`

/** When an activity with a place in time begins and ends, in words. */
export const timesOf = ({ opensAt, settings }: Activity, locale: Locale) => ({
  begins: moment(opensAt, locale),
  ends: moment(settings.endsAt ? new Date(settings.endsAt) : null, locale),
})
