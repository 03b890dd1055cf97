import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { placesOf, pupilRows } from '#identity/queries/class_pupils'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A pupil's place in a class, and where in the same school and year the pupil could go instead. */
export async function placeForm(
  actor: Actor,
  schoolClass: SchoolClass,
  personId: string,
  locale: Locale
) {
  const { id, name, year, institutionId } = schoolClass
  const place = placesOf(schoolClass).where('identity_class_pupils.person_id', personId)
  const [pupil] = validate(personId) ? await pupilRows(place, schoolClass, locale, actor) : []
  if (!pupil) throw new Exception('There is no such place', { status: 404 })
  const others = await SchoolClass.query()
    .where({ institution_id: institutionId, year })
    .whereNot('id', id)
    .orderBy('grade')
    .orderBy('name')
    .limit(200)
  return {
    pupil,
    schoolClass: { id, name },
    others: others.map((one) => ({ value: one.id, text: one.name })),
  }
}
