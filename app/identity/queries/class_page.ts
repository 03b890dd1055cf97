import { institutionNames } from '#identity/queries/institution_names'
import { levelAt } from '#identity/queries/reach'
import { personName } from '#identity/queries/person_name'
import { personRows } from '#identity/queries/list_people'
import { pagerOf } from '#shared/database/pager'
import Person from '#identity/models/person'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 60

/** The page of a class with its pupils. `schoolClass` has its homeroom teacher loaded. */
export async function classPage(
  actor: Actor,
  schoolClass: SchoolClass,
  page: number,
  locale: Locale
) {
  const query = Person.query()
    .join('identity_class_pupils as place', 'place.person_id', 'identity_people.id')
    .where('place.class_id', schoolClass.id)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const pupils = await query
    .select('identity_people.*')
    .preload('user')
    .preload('memberships')
    .orderBy('sort_key')
    .forPage(pager.page, pager.perPage)
  const names = await institutionNames([schoolClass.institutionId], locale)
  const { id, name, year, grade, track, homeroom } = schoolClass
  return {
    schoolClass: {
      ...{ id, name, year, grade, track },
      institution: names.get(schoolClass.institutionId) ?? '',
      homeroom: homeroom ? personName(homeroom, locale) : null,
    },
    pupils: await personRows(pupils, locale),
    pager,
    mayEdit: (await levelAt(actor, schoolClass.institutionId)) > 0,
  }
}
