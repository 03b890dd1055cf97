import vine from '@vinejs/vine'
import { locales } from '#config/i18n'
import { mailSecurities } from '#shared/mail/mail_settings'

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const HOST = /^[\w.:-]+$/

const label = (most: number) => vine.string().label().maxLength(most).nullable()
const lines = (most: number) => vine.string().trim().maxLength(most).nullable()

export const siteValidator = vine.create({
  name_km: label(60),
  name_en: label(60),
  locales: vine.array(vine.enum(locales)).minLength(1).distinct(),
  default_locale: vine.enum(locales),
  phone: label(40),
  email: vine.string().trim().email().maxLength(200).nullable(),
  telegram: vine
    .string()
    .regex(/^@?\w{5,32}$/)
    .nullable(),
  address_km: lines(300),
  address_en: lines(300),
  sign_in_hint_km: lines(300),
  sign_in_hint_en: lines(300),
  quiet_from: vine.string().regex(CLOCK),
  quiet_to: vine.string().regex(CLOCK),
})

/** Half a megabyte: every page draws it. */
export const logoValidator = vine.create({
  logo: vine.file({ size: '512kb', extnames: ['png', 'jpg', 'jpeg', 'webp'] }),
})

export const mailValidator = vine.create({
  smtp_host: vine.string().trim().regex(HOST).maxLength(200).nullable(),
  smtp_port: vine.number().withoutDecimals().range([1, 65_535]).nullable(),
  smtp_security: vine.enum(mailSecurities),
  smtp_username: label(200),
  smtp_password: vine.string().maxLength(300).nullable().optional(),
  mail_from: vine.string().trim().email({ require_tld: false }).maxLength(200).nullable(),
  forget_password: vine.boolean().optional(),
})

export const mailTestValidator = vine.create({
  to: vine.string().trim().email({ require_tld: false }).maxLength(200),
})

export const telegramValidator = vine.create({
  telegram_token: vine
    .string()
    .trim()
    .regex(/^\d+:[\w-]{6,}$/)
    .nullable(),
})
