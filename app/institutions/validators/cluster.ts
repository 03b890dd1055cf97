import vine from '@vinejs/vine'

const name = () => vine.string().regex(/\S/).maxLength(200).label()

/** A cluster of schools; its members name it by its code. */
export const clusterValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[\w-]{2,20}$/),
  name_km: name(),
  name_en: name(),
  place_code: vine.string().maxLength(8).nullable().optional(),
  core_code: vine
    .string()
    .trim()
    .regex(/^\d{11}$/)
    .nullable()
    .optional(),
})
