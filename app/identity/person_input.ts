import { DateTime } from 'luxon'
import { nameInput, numberInput, type personValidator } from '#identity/validators/person'
import type { Infer } from '@vinejs/vine/types'
import { codeColumns, type CodeColumn, type PersonCodes } from '#identity/queries/person_codes'
import type { PersonChanges } from '#identity/actions/update_person'

type Form = Infer<typeof personValidator>

/**
 * What the form says about a person. The date of birth, position and the like are kept for staff only, an age band
 * and a guardian for pupils only, whatever the form holds.
 */
export function personInput(form: Form, isPupil: boolean): PersonChanges {
  const nationalId = form.forget_national_id ? null : form.national_id || undefined
  return {
    ...nameInput(form),
    payrollId: numberInput(form.payroll_id),
    payrollReason: form.payroll_reason ?? null,
    studentNumber: numberInput(form.student_number),
    phone: form.phone ?? null,
    email: form.email ?? null,
    nationalId: isPupil ? undefined : nationalId,
    birthDate: form.birth_date && !isPupil ? DateTime.fromJSDate(form.birth_date) : null,
    positionCode: isPupil ? null : (form.position_code ?? null),
    categoryCode: isPupil ? null : (form.category_code ?? null),
    qualificationCode: isPupil ? null : (form.qualification_code ?? null),
    staffStatus: isPupil ? null : (form.staff_status ?? null),
    ageBand: isPupil ? (form.age_band ?? null) : null,
    guardianName: isPupil ? (form.guardian_name ?? null) : null,
    guardianPhone: isPupil ? (form.guardian_phone ?? null) : null,
  }
}

const FIELDS: Record<CodeColumn, string> = {
  positionCode: 'position_code',
  categoryCode: 'category_code',
  qualificationCode: 'qualification_code',
  staffStatus: 'staff_status',
}

/** The field whose code is in no list; one that the person had before may stay. */
export function unknownCode(
  changes: PersonChanges,
  codes: PersonCodes,
  before: { [column in CodeColumn]: string | null }
) {
  const columns = Object.keys(codeColumns) as CodeColumn[]
  const wrong = columns.find((column) => {
    const code = changes[column]
    if (!code || code === before[column]) return false
    return !codes[column].some((one) => one.value === code)
  })
  return wrong && FIELDS[wrong]
}
