import { codeList } from '#institutions/queries/code_list'
import { institutionPath } from '#institutions/queries/institution_path'
import { listInstitutions, nameIn } from '#institutions/queries/list_institutions'
import { placeNames } from '#institutions/queries/places'
import type Institution from '#institutions/models/institution'
import type { Locale } from '#config/i18n'

/** The page of an institution: its facts, the ones above it and one page of those directly below it. */
export async function showInstitution(institution: Institution, page: number, locale: Locale) {
  const places = await placeNames([institution.placeCode], locale)
  const types = await codeList('institution_type', locale)
  const above = await institutionPath(institution.id, locale)
  return {
    institution: {
      id: institution.id,
      name: nameIn(institution, locale),
      otherName: nameIn(institution, locale === 'km' ? 'en' : 'km'),
      type: types.find((one) => one.code === institution.typeCode)?.label ?? institution.typeCode,
      place: places.get(institution.placeCode ?? ''),
      locationCode: institution.locationCode,
      emisCode: institution.emisCode,
    },
    above: above.slice(0, -1),
    children: await listInstitutions({ parentId: institution.id, page }, locale),
  }
}
