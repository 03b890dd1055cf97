import vine from '@vinejs/vine'
import { locales } from '#config/i18n'
import { exportKinds } from '#library/exports/start_export'

export const exportValidator = vine.create({
  kind: vine.enum(exportKinds),
  language: vine.enum(locales).optional(),
  query: vine.string().maxLength(2000).optional(),
  collection: vine.string().maxLength(12).optional(),
  codes: vine.string().maxLength(20_000).optional(),
})
