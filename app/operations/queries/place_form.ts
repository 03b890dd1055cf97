import { translate } from '#shared/http/translate'
import { placeKinds, schedules } from '#operations/types'
import type { Locale } from '#config/i18n'
import type BackupPlace from '#operations/models/backup_place'

/** The values that a new place begins with: every night, a month of copies. */
const FRESH = {
  ...{ kind: 'folder', schedule: 'daily', hour: 2, warn_days: 3 },
  ...{ keep_daily: 7, keep_weekly: 4, keep_monthly: 6 },
}

/** What the form of a place shows. The secret never leaves the server. */
export function placeForm(locale: Locale, place?: BackupPlace) {
  const option = (group: string) => (value: string) => ({
    value,
    text: translate(locale, `backups.${group}.${value}`),
  })
  return {
    place,
    kinds: placeKinds.map(option('kinds')),
    schedules: schedules.map(option('schedules')),
    values: place ? valuesOf(place) : FRESH,
  }
}

function valuesOf(place: BackupPlace) {
  const { config } = place
  return {
    ...{ kind: place.kind, name: place.name, schedule: place.schedule, hour: place.hour },
    ...{ keep_daily: place.keepDaily, keep_weekly: place.keepWeekly },
    ...{ keep_monthly: place.keepMonthly, warn_days: place.warnDays },
    ...(config.kind === 'folder' && { folder: config.folder }),
    ...(config.kind === 'stick' && { label: config.label, stick_folder: config.folder }),
    ...(config.kind === 's3' && {
      ...{ bucket: config.bucket, prefix: config.prefix, endpoint: config.endpoint },
      ...{ region: config.region, key: config.key },
    }),
  }
}
