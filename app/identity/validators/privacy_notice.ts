import vine from '@vinejs/vine'

const text = () => vine.string().trim().minLength(50).maxLength(20_000)

export const privacyNoticeValidator = vine.create({
  version: vine.string().label().maxLength(20),
  text_km: text(),
  text_en: text(),
  pupil_km: text(),
  pupil_en: text(),
})
