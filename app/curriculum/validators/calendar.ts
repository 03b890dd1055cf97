import vine from '@vinejs/vine'
import { isDay } from '#curriculum/calendar/days'

const real = vine.createRule((value, _, field) => {
  if (!isDay(value)) field.report('{{ field }} is no day', 'date', field)
})

const day = () => vine.string().trim().use(real())

const placeCode = () =>
  vine
    .string()
    .trim()
    .regex(/^\d{2}$/)
    .nullable()
    .optional()

/** An academic year with up to two semesters; the days of its week as ISO numbers. */
export const yearValidator = vine.create({
  name: vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{4}$/),
  place_code: placeCode(),
  starts_on: day(),
  ends_on: day(),
  s1_starts_on: day().nullable().optional(),
  s1_ends_on: day().nullable().optional(),
  s2_starts_on: day().nullable().optional(),
  s2_ends_on: day().nullable().optional(),
  school_days: vine.array(vine.enum(['1', '2', '3', '4', '5', '6', '7'])).minLength(1),
  is_draft: vine.boolean().optional(),
})

export const holidayValidator = vine.create({
  day: day(),
  place_code: placeCode(),
  name_km: vine.string().regex(/\S/).maxLength(200).label(),
  name_en: vine.string().regex(/\S/).maxLength(200).label(),
  closes_schools: vine.boolean().optional(),
  is_draft: vine.boolean().optional(),
})

type YearForm = Awaited<ReturnType<typeof yearValidator.validate>>

/** The values of the form; semesters that were left empty are not there. */
export const yearInput = (form: YearForm) => ({
  name: form.name,
  placeCode: form.place_code ?? '',
  startsOn: form.starts_on,
  endsOn: form.ends_on,
  schoolDays: [...new Set(form.school_days)].sort().join(''),
  isDraft: form.is_draft ?? false,
  semesters: [
    { number: 1, startsOn: form.s1_starts_on, endsOn: form.s1_ends_on },
    { number: 2, startsOn: form.s2_starts_on, endsOn: form.s2_ends_on },
  ].filter((one) => one.startsOn || one.endsOn),
})

export type YearInput = ReturnType<typeof yearInput>
