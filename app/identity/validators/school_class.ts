import vine from '@vinejs/vine'
import { readGrade } from '#identity/queries/class_grades'

const FORM = /^([a-z][a-z_]{0,14}-)?([1-9]|1[0-2])$/

/** A class; the year is written `2026-2027`, the grade is a code of the list `class_grade`. */
const fields = {
  name: vine.string().regex(/\S/).maxLength(60).label(),
  year: vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{4}$/),
  grade: vine.string().regex(FORM),
  shift: vine.string().maxLength(20).nullable().optional(),
  room: vine.string().maxLength(40).label().nullable().optional(),
  capacity: vine.number().withoutDecimals().range([1, 500]).nullable().optional(),
  homeroom_person_id: vine.string().uuid().nullable().optional(),
}

export const schoolClassValidator = vine.create(fields)

export const newClassValidator = vine.create({ ...fields, institution_id: vine.string().uuid() })

type Form = Awaited<ReturnType<typeof schoolClassValidator.validate>>

export const classInput = (form: Form) => ({
  name: form.name.trim(),
  year: form.year,
  ...readGrade(form.grade)!,
  shift: form.shift ?? null,
  room: form.room ?? null,
  capacity: form.capacity ?? null,
  homeroomPersonId: form.homeroom_person_id ?? null,
})

export const pupilValidator = vine.create({
  pupil: vine.string().regex(/\S/).maxLength(60).label(),
})

export const placeValidator = vine.create({
  roll_number: vine.number().withoutDecimals().range([1, 999]).nullable().optional(),
})

/** Without a word a pupil has left. */
export const leavingValidator = vine.create({
  how: vine.enum(['mistake', 'left', 'moved']).optional(),
  to_class_id: vine.string().uuid().nullable().optional(),
})

const day = () =>
  vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .optional()

export const classTeacherValidator = vine.create({
  person_id: vine.string().uuid(),
  subject_id: vine.string().uuid(),
  starts_on: day(),
  ends_on: day(),
})

export const classEndValidator = vine.create({
  room: vine.string().nullable().optional(),
  hours: vine.number().withoutDecimals().range([1, 12]).nullable().optional(),
})
