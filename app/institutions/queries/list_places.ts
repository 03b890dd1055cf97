import db from '@adonisjs/lucid/services/db'
import Place from '#institutions/models/place'
import { placeName } from '#institutions/queries/places'
import type { Locale } from '#config/i18n'

export type PlaceRow = {
  code: string
  name: string
  otherName: string
  districts: number
  institutions: number
}

/** The capital and the provinces, or the districts of one of them, with what is there. Two queries. */
export async function listPlaces(parentCode: string | null, locale: Locale): Promise<PlaceRow[]> {
  const places = await Place.query().orderBy('code')
  const counted = await db
    .from('institutions')
    .whereNotNull('place_code')
    .groupBy('place_code')
    .select('place_code')
    .count('* as total')
  const other = locale === 'km' ? 'en' : 'km'
  return places
    .filter((place) => place.parentCode === parentCode)
    .map((place) => ({
      code: place.code,
      name: placeName(place, locale),
      otherName: placeName(place, other),
      districts: places.filter((one) => one.parentCode === place.code).length,
      institutions: counted
        .filter((row) => row.place_code.startsWith(place.code))
        .reduce((sum, row) => sum + Number(row.total), 0),
    }))
}
