import vine from '@vinejs/vine'
import type { FrameworkInput } from '#curriculum/framework_input'

const note = () => vine.string().trim().maxLength(2000).nullable().optional()

/** A version of the curriculum: `KH-USS-STEM`, `2.0`, from which year. */
export const frameworkValidator = vine.create({
  code: vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9.-]*$/)
    .maxLength(40),
  version: vine.string().regex(/\S/).maxLength(40).label(),
  title_km: vine.string().regex(/\S/).maxLength(200).label(),
  title_en: vine.string().regex(/\S/).maxLength(200).label(),
  year_from: vine.number().withoutDecimals().range([1990, 2200]).nullable().optional(),
  is_visible: vine.boolean().optional(),
  note_km: note(),
  note_en: note(),
  copied_from: vine.string().uuid().nullable().optional(),
})

type Form = Awaited<ReturnType<typeof frameworkValidator.validate>>

export const frameworkInput = (form: Form): FrameworkInput => ({
  code: form.code,
  version: form.version,
  titleKm: form.title_km,
  titleEn: form.title_en,
  yearFrom: form.year_from ?? null,
  isVisible: form.is_visible ?? false,
  noteKm: form.note_km ?? null,
  noteEn: form.note_en ?? null,
})
