import { locales, type Locale } from '#config/i18n'
import { noticesConfig } from '#config/notices'
import { inLocale, translate } from '#shared/http/translate'
import type { MailSettings } from '#shared/mail/mail_settings'
import type { TelegramSettings } from '#shared/telegram/bot'

/** What the administrators have decided about this server; null where they have not. */
export type Site = {
  nameKm: string | null
  nameEn: string | null
  /** The address of the picture on this server. */
  logo: { href: string } | null
  /** The languages offered, of those the application has. */
  locales: Locale[]
  defaultLocale: Locale
  contact: {
    phone: string | null
    email: string | null
    telegram: string | null
    addressKm: string | null
    addressEn: string | null
  }
  signInHintKm: string | null
  signInHintEn: string | null
  /** The hours without messages, such as 20:00 to 06:00, in Cambodia. */
  quietFrom: string
  quietTo: string
  mail: MailSettings | null
  telegramToken: string | null
  /** The name of the bot without `@`, once it was asked. */
  telegramBot: string | null
}

export const defaultSite: Site = {
  nameKm: null,
  nameEn: null,
  logo: null,
  locales: [...locales],
  defaultLocale: 'km',
  contact: { phone: null, email: null, telegram: null, addressKm: null, addressEn: null },
  signInHintKm: null,
  signInHintEn: null,
  quietFrom: '20:00',
  quietTo: '06:00',
  mail: null,
  telegramToken: null,
  telegramBot: null,
}

let current: Site = defaultSite

/**
 * The settings of this site, without a query: the module on the top floor that keeps them hands them over at the
 * start and whenever they change. What `.env` says wins.
 */
export function site(): Site {
  const { mail, telegramToken } = noticesConfig
  if (!mail && !telegramToken) return current
  return {
    ...current,
    mail: mail ?? current.mail,
    telegramToken: telegramToken ?? current.telegramToken,
  }
}

export function provideSite(values: Site) {
  current = values
}

/** The name of this site in a language, for pages, paper and mail. */
export function siteName(locale: Locale) {
  const { nameKm, nameEn } = current
  return inLocale(locale, nameKm, nameEn) || translate(locale, 'shared.site.name')
}

/** The bot, or undefined where there is none: then nothing is ever asked of Telegram. */
export function telegramSettings(): TelegramSettings | undefined {
  const { telegramToken } = site()
  return telegramToken ? { url: noticesConfig.telegramUrl, token: telegramToken } : undefined
}
