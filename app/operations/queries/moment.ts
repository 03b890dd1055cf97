import { formatDate, formatTime } from '#shared/khmer/index'
import type { DateTime } from 'luxon'
import type { Locale } from '#config/i18n'

/** Day and time of day, as both matter where one looks for what happened. */
export const moment = (at: DateTime, locale: Locale) =>
  `${formatDate(at, { locale, style: 'short' })} ${formatTime(at, { locale })}`
