import { schoolYear } from '#identity/queries/class_options'
import { classShifts, classGrades, gradeCode } from '#identity/queries/class_grades'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import { personName } from '#identity/queries/person_name'
import type SchoolClass from '#identity/models/school_class'
import type { Locale } from '#config/i18n'

/** What the form of a class offers at an institution. */
export async function classForm(institutionId: string, locale: Locale, schoolClass?: SchoolClass) {
  const teachers = await homeroomCandidates(institutionId)
  const grades = await classGrades(locale)
  const shifts = await classShifts(locale)
  return {
    schoolClass: schoolClass && {
      id: schoolClass.id,
      name: schoolClass.name,
      year: schoolClass.year,
      grade: gradeCode(schoolClass),
      shift: schoolClass.shift,
      room: schoolClass.room,
      capacity: schoolClass.capacity,
      homeroom_person_id: schoolClass.homeroomPersonId,
    },
    year: schoolYear(),
    grades: grades.map(({ code, label }) => ({ value: code, text: label })),
    shifts: shifts.map(({ code, label }) => ({ value: code, text: label })),
    teachers: teachers.map((one) => ({ value: one.id, text: personName(one, locale) })),
  }
}
