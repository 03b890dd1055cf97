import CodeEntry from '#institutions/models/code_entry'
import Place from '#institutions/models/place'
import { findByCode } from '#institutions/queries/find_by_code'
import { nameIn } from '#institutions/queries/list_institutions'
import { isOffered } from '#institutions/queries/code_list'
import { placeName } from '#institutions/queries/places'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const LISTS = ['institution_type', 'region', 'institution_flag']

/**
 * What the list may be narrowed to; districts once a province is chosen. Two queries.
 * @param standing for a form: codes that have ended are left out, save for these
 */
export async function filterChoices(
  filter: { province: string | null },
  locale: Locale,
  standing?: readonly (string | null)[]
) {
  const entries = await CodeEntry.query().whereIn('list', LISTS).orderBy('position').orderBy('code')
  const of = (list: string) =>
    entries
      .filter((entry) => entry.list === list && (!standing || isOffered(entry, standing)))
      .map(({ code, labelKm, labelEn }) => ({
        ...{ value: code, text: inLocale(locale, labelKm, labelEn) },
      }))
  const places = await Place.query()
    .where((query) => {
      query.whereNull('parent_code')
      if (filter.province) query.orWhere('parent_code', filter.province)
    })
    .orderBy('code')
  const option = (place: Place) => ({ value: place.code, text: placeName(place, locale) })
  return {
    types: of('institution_type'),
    regions: of('region'),
    flags: of('institution_flag'),
    provinces: places.filter((place) => !place.parentCode).map(option),
    districts: places.filter((place) => place.parentCode).map(option),
  }
}

/** The institution that an old code means today, for someone who searches with it. */
export async function formerInstitution(q: string, locale: Locale) {
  if (!/^\d{4,11}$/.test(q)) return null
  const found = await findByCode(q)
  if (!found || found.locationCode === q || found.emisCode === q) return null
  return { id: found.id, name: nameIn(found, locale) }
}
