import vine from '@vinejs/vine'
import type { InstitutionInput } from '#institutions/institution_input'

const name = () => vine.string().regex(/\S/).maxLength(200).label()

/** A form of an institution. Codes are digits; the location code is HRMIS's eleven. */
export const institutionValidator = vine.create({
  name_km: name(),
  name_en: name(),
  type_code: vine.string().maxLength(10),
  parent_id: vine.string().uuid().nullable().optional(),
  place_code: vine.string().maxLength(8).nullable().optional(),
  location_code: vine
    .string()
    .trim()
    .regex(/^\d{11}$/)
    .nullable()
    .optional(),
  emis_code: vine
    .string()
    .trim()
    .regex(/^\d{4,11}$/)
    .nullable()
    .optional(),
})

type Form = Awaited<ReturnType<typeof institutionValidator.validate>>

/** The form's values by the names of the model; what was left empty is null. */
export const institutionInput = (form: Form): InstitutionInput => ({
  nameKm: form.name_km,
  nameEn: form.name_en,
  typeCode: form.type_code,
  parentId: form.parent_id ?? null,
  placeCode: form.place_code ?? null,
  locationCode: form.location_code ?? null,
  emisCode: form.emis_code ?? null,
})
