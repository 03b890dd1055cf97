import vine from '@vinejs/vine'
import { scopes } from '#courses/types'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const title = () => vine.string().trim().maxLength(300).label().nullable()

export const bankValidator = vine.create({
  title_km: title().optional().requiredIfMissing('title_en'),
  title_en: title().optional(),
  description_km: text(2000),
  description_en: text(2000),
  scope: vine.enum(scopes),
})

export const importValidator = vine.create({
  file: vine.file({ size: '20mb', extnames: ['json'] }).optional(),
  resource: vine.string().trim().maxLength(300).nullable().optional(),
})
