import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import type { InstitutionInput } from '#institutions/institution_input'

const name = () => vine.string().regex(/\S/).maxLength(200).label()
const code = (digits: RegExp) => vine.string().trim().regex(digits).nullable().optional()
const day = () =>
  vine
    .date({ formats: ['YYYY-MM-DD'] })
    .nullable()
    .optional()

/** A form of an institution. Codes are digits; the location code is HRMIS's eleven. */
export const institutionValidator = vine.create({
  name_km: name(),
  name_en: name(),
  type_code: vine.string().maxLength(10),
  parent_id: vine.string().uuid().nullable().optional(),
  place_code: vine.string().maxLength(8).nullable().optional(),
  location_code: code(/^\d{11}$/),
  emis_code: code(/^\d{4,11}$/),
  region: vine.string().maxLength(10).nullable().optional(),
  flags: vine.array(vine.string().maxLength(40)).maxLength(50).optional(),
  cluster_code: vine.string().trim().maxLength(20).nullable().optional(),
  annex_of_code: code(/^\d{11}$/),
  has_temporary_code: vine.boolean().optional(),
  is_operating: vine.enum(['yes', 'no']).optional(),
  valid_from: day(),
  valid_to: day(),
})

/** A unit that takes the place of another: its code and the last day of the other. */
export const mergerValidator = vine.create({
  successor_code: vine
    .string()
    .trim()
    .regex(/^\d{11}$/),
  last_day: vine.date({ formats: ['YYYY-MM-DD'] }),
})

type Form = Awaited<ReturnType<typeof institutionValidator.validate>>

/** A day of a form, which has no hour and no zone. */
export const dayOf = (value: Date | null | undefined) =>
  value
    ? DateTime.fromObject({
        year: value.getFullYear(),
        month: value.getMonth() + 1,
        day: value.getDate(),
      })
    : null

/** The form's values by the names of the model; what was left empty is null. */
export const institutionInput = (form: Form): InstitutionInput => ({
  nameKm: form.name_km,
  nameEn: form.name_en,
  typeCode: form.type_code,
  parentId: form.parent_id ?? null,
  placeCode: form.place_code ?? null,
  locationCode: form.location_code ?? null,
  emisCode: form.emis_code ?? null,
  region: form.region ?? null,
  flags: form.flags ?? [],
  clusterCode: form.cluster_code ?? null,
  annexOfCode: form.annex_of_code ?? null,
  hasTemporaryCode: form.has_temporary_code ?? false,
  isOperating: (form.is_operating ?? 'yes') === 'yes',
  validFrom: dayOf(form.valid_from),
  validTo: dayOf(form.valid_to),
})
