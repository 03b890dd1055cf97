import vine from '@vinejs/vine'
import { tracks } from '#identity/queries/class_options'

/** A class; the year is written `2026-2027`, the grade 1 to 12. */
const fields = {
  name: vine.string().regex(/\S/).maxLength(60).label(),
  year: vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{4}$/),
  grade: vine.number().withoutDecimals().range([1, 12]),
  track: vine.enum(tracks).nullable().optional(),
  homeroom_person_id: vine.string().uuid().nullable().optional(),
}

export const schoolClassValidator = vine.create(fields)

export const newClassValidator = vine.create({ ...fields, institution_id: vine.string().uuid() })

type Form = Awaited<ReturnType<typeof schoolClassValidator.validate>>

export const classInput = (form: Form) => ({
  name: form.name,
  year: form.year,
  grade: form.grade,
  track: form.grade >= 11 ? (form.track ?? null) : null,
  homeroomPersonId: form.homeroom_person_id ?? null,
})

export const pupilValidator = vine.create({
  pupil: vine.string().regex(/\S/).maxLength(60).label(),
})
