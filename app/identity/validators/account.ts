import vine from '@vinejs/vine'
import { locales } from '#config/i18n'
import { email } from '#identity/validators/email'

export const languageValidator = vine.create({ locale: vine.enum(locales) })

export const emailValidator = vine.create({ email: email() })

/** The current secret is asked of everyone but those who signed in with a first one from a slip. */
export const passwordValidator = vine.create({
  current_password: vine.string().maxLength(500).optional(),
  password: vine.string().maxLength(500),
  password_confirmation: vine.string().maxLength(500),
})
