import { grades, schoolYear, tracks } from '#identity/queries/class_options'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import { personName } from '#identity/queries/person_name'
import type SchoolClass from '#identity/models/school_class'
import type { Locale } from '#config/i18n'

/** What the form of a class offers at an institution. */
export async function classForm(institutionId: string, locale: Locale, schoolClass?: SchoolClass) {
  const teachers = await homeroomCandidates(institutionId)
  return {
    schoolClass: schoolClass && {
      id: schoolClass.id,
      name: schoolClass.name,
      year: schoolClass.year,
      grade: schoolClass.grade,
      track: schoolClass.track,
      homeroom_person_id: schoolClass.homeroomPersonId,
    },
    year: schoolYear(),
    grades,
    tracks,
    teachers: teachers.map((one) => ({ value: one.id, text: personName(one, locale) })),
  }
}
