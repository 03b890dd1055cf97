import vine from '@vinejs/vine'

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const label = () => vine.string().regex(/\S/).maxLength(300).label()
const day = () => vine.string().trim().regex(DAY).nullable().optional()

/** An entry of a code list. The code is the ministry's own: letters, digits, points and dashes. */
export const codeEntryValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][\w.+-]*$/)
    .maxLength(60),
  label_km: label(),
  label_en: label(),
  position: vine.number().withoutDecimals().range([0, 100_000]).nullable().optional(),
  active_from: day(),
  active_to: day(),
})

type Form = Awaited<ReturnType<typeof codeEntryValidator.validate>>

export const codeEntryInput = (form: Form) => ({
  code: form.code,
  labelKm: form.label_km,
  labelEn: form.label_en,
  position: form.position ?? null,
  activeFrom: form.active_from ?? null,
  activeTo: form.active_to ?? null,
})

export type CodeEntryInput = ReturnType<typeof codeEntryInput>
