import vine from '@vinejs/vine'

const name = () => vine.string().label().maxLength(80)

export const firstRunValidator = vine.create({
  code: vine.string().maxLength(40),
  surname_km: name(),
  given_km: name(),
  surname_latin: name().optional(),
  given_latin: name().optional(),
  username: vine
    .string()
    .trim()
    .toLowerCase()
    .minLength(3)
    .maxLength(40)
    .regex(/^[a-z0-9][a-z0-9._-]+$/),
  password: vine.string().maxLength(500),
  password_confirmation: vine.string().maxLength(500),
  ministry_km: vine.string().label().maxLength(200).optional(),
  ministry_en: vine.string().label().maxLength(200).optional(),
})
