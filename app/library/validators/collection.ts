import vine from '@vinejs/vine'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const title = () => vine.string().trim().maxLength(300).label().nullable()

export const collectionValidator = vine.create({
  title_km: title().optional().requiredIfMissing('title_en'),
  title_en: title().optional(),
  description_km: text(2000),
  description_en: text(2000),
  parent: text(12),
  published: vine.boolean().optional(),
})

export const collectionItemValidator = vine.create({
  code: vine.string().trim().maxLength(20),
  note_km: text(500),
  note_en: text(500),
})

export const collectionMoveValidator = vine.create({
  move: vine.enum(['up', 'down'] as const),
})
