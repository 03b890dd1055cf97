import { notEnded, today } from '#identity/queries/current_memberships'
import { personName } from '#identity/queries/person_name'
import { stateOf, type AccountState } from '#identity/queries/person_rows'
import { pseudonymOf, seesPupil } from '#identity/pseudonym'
import ClassPupil from '#identity/models/class_pupil'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type PupilRow = {
  id: string
  rollNumber: number | null
  name: string
  otherName: string
  sex: string | null
  number: string | null
  username: string | null
  state: AccountState
  status: ClassPupil['status']
  startsOn: string | null
  endsOn: string | null
  isGuest: boolean
}

/** The places of a class: those that have not ended, or those that have. */
export function placesOf(schoolClass: { id: string }, which: 'current' | 'past' = 'current') {
  const query = ClassPupil.query().where('class_id', schoolClass.id)
  return which === 'current' ? notEnded(query) : query.where('ends_on', '<', today())
}

/** The pupils behind them in the order of the roll, those without a number last, by Khmer name. */
export async function pupilRows(
  query: ReturnType<typeof placesOf>,
  schoolClass: SchoolClass,
  locale: Locale,
  actor: Actor
): Promise<PupilRow[]> {
  const places = await query
    .join('identity_people as p', 'p.id', 'identity_class_pupils.person_id')
    .select('identity_class_pupils.*')
    .orderByRaw('case when roll_number is null then 1 else 0 end')
    .orderBy('roll_number')
    .orderBy('p.sort_key')
    .preload('person', (people) =>
      people.preload('user').preload('memberships', (held) => held.where('is_guest', true))
    )
  const other = locale === 'km' ? 'en' : 'km'
  const seesNames = await seesPupil(actor, [schoolClass.institutionId])
  const rows = places.map((place) => {
    const { person } = place
    return {
      id: person.id,
      rollNumber: place.rollNumber,
      name: personName(person, locale) || (person.user?.username ?? ''),
      otherName: personName(person, other),
      sex: person.sex,
      number: person.studentNumber ?? person.payrollId,
      username: person.user?.username ?? null,
      state: stateOf(person.user),
      status: place.status,
      startsOn: place.startsOn?.toISODate() ?? null,
      endsOn: place.endsOn?.toISODate() ?? null,
      isGuest: person.memberships.some(
        (held) => held.isGuest && held.institutionId === schoolClass.institutionId
      ),
      ...(!seesNames && hidden(person.id)),
    }
  })
  // The order of names would tell something of them.
  return seesNames ? rows : rows.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const hidden = (id: string) => ({
  name: pseudonymOf(id),
  ...{ otherName: '', number: null, username: null },
})
