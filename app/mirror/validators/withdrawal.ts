import vine from '@vinejs/vine'

const reason = () => vine.string().trim().maxLength(500)

/** Khmer is what schools read; English beside it where it is known. */
export const withdrawalValidator = vine.create({
  code: vine.string().trim().toUpperCase().maxLength(20),
  reason_km: reason(),
  reason_en: reason().nullable().optional(),
})
