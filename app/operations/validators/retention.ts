import vine from '@vinejs/vine'

export const retentionValidator = vine.create({
  days: vine.number().min(1).max(36_500).withoutDecimals().nullable().optional(),
})
