import Place from '#institutions/models/place'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

export type PlaceOption = { code: string; name: string }

/** With its kind before it in Khmer, as it is said. */
export const placeName = (place: Place, locale: Locale) =>
  inLocale(locale, `${place.typeKm}${place.nameKm}`, place.nameEn)

const option = (locale: Locale) => (place: Place) => ({
  code: place.code,
  name: placeName(place, locale),
})

/** The capital and the provinces, by code. */
export async function provinces(locale: Locale): Promise<PlaceOption[]> {
  const places = await Place.query().whereNull('parent_code').orderBy('code')
  return places.map(option(locale))
}

/** Provinces, each followed by its districts, for a choice in groups: `group` is the province's name. */
export async function placesByProvince(
  locale: Locale
): Promise<(PlaceOption & { group: string })[]> {
  const places = await Place.query().orderBy('code')
  const nameOf = new Map(places.map((place) => [place.code, option(locale)(place).name]))
  return places.map((place) => ({
    ...option(locale)(place),
    group: nameOf.get(place.parentCode ?? place.code) ?? '',
  }))
}

/** The names of the places with these codes. */
export async function placeNames(codes: (string | null)[], locale: Locale) {
  const wanted = codes.filter((code) => code !== null)
  const places = wanted.length ? await Place.query().whereIn('code', wanted) : []
  return new Map(places.map((place) => [place.code, option(locale)(place).name]))
}
