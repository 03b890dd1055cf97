import { locales } from '#config/i18n'
import { defaultSite, type Site } from '#shared/site/site'
import { mailSecurities } from '#shared/mail/mail_settings'
import type { SettingValues } from '#operations/settings/fields'

/** The site as these settings make it. */
export function siteOf(values: SettingValues): Site {
  const offered = locales.filter((one) => (values.locales ?? '').split(',').includes(one))
  const chosen = offered.length > 0 ? offered : [...locales]
  return {
    nameKm: values.name_km ?? null,
    nameEn: values.name_en ?? null,
    logo: values.logo ? { href: `/site/logo/${values.logo}` } : null,
    locales: chosen,
    defaultLocale: chosen.find((one) => one === values.default_locale) ?? chosen[0],
    contact: {
      phone: values.phone ?? null,
      email: values.email ?? null,
      telegram: values.telegram ?? null,
      addressKm: values.address_km ?? null,
      addressEn: values.address_en ?? null,
    },
    signInHintKm: values.sign_in_hint_km ?? null,
    signInHintEn: values.sign_in_hint_en ?? null,
    quietFrom: values.quiet_from ?? defaultSite.quietFrom,
    quietTo: values.quiet_to ?? defaultSite.quietTo,
    mail: mailOf(values),
    telegramToken: values.telegram_token ?? null,
    telegramBot: values.telegram_bot ?? null,
  }
}

function mailOf(values: SettingValues): Site['mail'] {
  if (!values.smtp_host || !values.mail_from) return null
  return {
    host: values.smtp_host,
    port: Number(values.smtp_port ?? 587),
    security: mailSecurities.find((one) => one === values.smtp_security) ?? 'starttls',
    username: values.smtp_username ?? null,
    password: values.smtp_password ?? null,
    from: values.mail_from,
  }
}
