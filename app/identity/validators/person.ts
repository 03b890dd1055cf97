import vine from '@vinejs/vine'
import { ageBands } from '#identity/age_bands'
import { roles } from '#identity/roles'
import { secretKinds } from '#identity/secrets/initial_secret'
import { email } from '#identity/validators/email'
import { normaliseIdentifier } from '#identity/secrets/normalise'

const optional = (longest: number) => vine.string().maxLength(longest).label().nullable().optional()

const phone = () =>
  vine
    .string()
    .maxLength(20)
    .regex(/^[+\d ()-]*$/)
    .label()
    .nullable()
    .optional()

const names = {
  surname_km: optional(80),
  given_km: optional(80),
  surname_latin: optional(80),
  given_latin: optional(80),
  sex: vine.enum(['male', 'female']).nullable().optional(),
}

export const newPersonValidator = vine.create({
  ...names,
  number: vine.string().maxLength(20).label().nullable().optional(),
  email: email(),
  institution_id: vine.string().uuid(),
  role: vine.enum(roles),
  secret_kind: vine.enum(secretKinds),
})

export const personValidator = vine.create({
  ...names,
  payroll_id: optional(10),
  payroll_reason: optional(200),
  student_number: optional(20),
  email: email(),
  phone: phone(),
  national_id: vine
    .string()
    .maxLength(15)
    .regex(/^[\dA-Za-z\u17E0-\u17E9 -]*$/)
    .label()
    .nullable()
    .optional(),
  forget_national_id: vine.accepted().optional(),
  birth_date: vine
    .date({ formats: ['YYYY-MM-DD'] })
    .before('today')
    .after('1900-01-01')
    .nullable()
    .optional(),
  age_band: vine.enum(ageBands).nullable().optional(),
  position_code: optional(60),
  category_code: optional(60),
  qualification_code: optional(60),
  staff_status: optional(60),
  guardian_name: optional(160),
  guardian_phone: phone(),
})

type Names = {
  surname_km?: string | null
  given_km?: string | null
  surname_latin?: string | null
  given_latin?: string | null
  sex?: 'male' | 'female' | null
}

/** The form's names by the names of the model; what was left empty is null. */
export const nameInput = (form: Names) => ({
  surnameKm: form.surname_km ?? null,
  givenKm: form.given_km ?? null,
  surnameLatin: form.surname_latin ?? null,
  givenLatin: form.given_latin ?? null,
  sex: form.sex ?? null,
})

/** Numbers are kept as sign-in looks for them. */
export const numberInput = (number: string | null | undefined) =>
  number ? normaliseIdentifier(number) : null
