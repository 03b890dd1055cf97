import { appUrl } from '#config/app'
import { translate } from '#shared/http/translate'
import { locales, type Locale } from '#config/i18n'
import type { Slip } from '#identity/slips/slips_of'

/** What the sheet of slips shows. The guide stands on every slip in both languages: pupils and parents read it. */
export const slipPage = (sheet: { slips: Slip[]; institution: string; back: string }) => ({
  ...sheet,
  address: new URL('/sign-in', appUrl).href,
  guides: Object.fromEntries(locales.map((locale) => [locale, guide(locale)])),
})

const guide = (locale: Locale) => ({
  pin: translate(locale, 'people.slips.guide_pin'),
  password: translate(locale, 'people.slips.guide_password'),
})
