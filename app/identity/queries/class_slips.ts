import { levelOf, PUPIL } from '#identity/levels'
import { notEnded } from '#identity/queries/current_memberships'
import { slipsOf, type Slip } from '#identity/slips/slips_of'
import User from '#identity/models/user'
import type SchoolClass from '#identity/models/school_class'
import type { Locale } from '#config/i18n'

/**
 * The slips of the pupils of a class who have not signed in yet. People who are
 * more than pupils and guests have none here.
 */
export async function classSlips(schoolClass: SchoolClass, locale: Locale): Promise<Slip[]> {
  const users = await User.query()
    .join('identity_class_pupils as place', 'place.person_id', 'identity_users.person_id')
    .where('place.class_id', schoolClass.id)
    .where((place) => notEnded(place))
    .whereNotNull('identity_users.initial_secret')
    .select('identity_users.*')
    .preload('person', (people) => people.preload('memberships'))
  const { institutionId } = schoolClass
  const pupils = users.filter(
    ({ person: { memberships } }) =>
      memberships.every((one) => levelOf(one.role) === PUPIL) &&
      memberships.some((one) => one.institutionId === institutionId && !one.isGuest)
  )
  pupils.sort((a, b) => (a.person.sortKey < b.person.sortKey ? -1 : 1))
  return slipsOf(pupils, locale)
}
