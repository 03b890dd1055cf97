import { phoneAddress } from '#shared/http/addresses'
import { translate } from '#shared/http/translate'
import { locales, type Locale } from '#config/i18n'
import type { Slip } from '#identity/slips/slips_of'
import type { HttpContext } from '@adonisjs/core/http'

type Sheet = { slips: Slip[]; institution: string; back: string }

/**
 * What the sheet of slips shows. The address is one that a phone can open. The guide stands on every slip in both
 * languages: pupils and parents read it.
 */
export const slipPage = ({ request }: Pick<HttpContext, 'request'>, sheet: Sheet) => ({
  ...sheet,
  address: new URL('/sign-in', phoneAddress(request)).href,
  guides: Object.fromEntries(locales.map((locale) => [locale, guide(locale)])),
})

const guide = (locale: Locale) => ({
  pin: translate(locale, 'people.slips.guide_pin'),
  password: translate(locale, 'people.slips.guide_password'),
})
