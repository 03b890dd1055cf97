import db from '@adonisjs/lucid/services/db'
import { flagsOf } from '#institutions/flags'
import { filterChoices } from '#institutions/queries/filter_choices'
import Cluster from '#institutions/models/cluster'
import { managedTops, manages } from '#institutions/queries/managers'
import { parentOptions } from '#institutions/queries/parent_options'
import { placesByProvince } from '#institutions/queries/places'
import { nameIn } from '#institutions/queries/list_institutions'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** What the form of an institution offers this person: types, places and the units it may belong to. */
export async function institutionForm(
  actor: Actor | null,
  locale: Locale,
  institution?: Institution
) {
  const parents = await parentOptions(managedTops(actor), locale)
  const present = institution?.parentId ? await Institution.find(institution.parentId) : null
  if (present && !parents.some((one) => one.value === present.id)) {
    // Someone who looks after this one but not after the one above it keeps it where it is.
    parents.unshift({ value: present.id, text: nameIn(present, locale) })
  }
  const mayBeTop = manages.everything(actor)
  const values = institution && (await formValues(institution))
  const standing = values ? [values.type_code, values.region, ...values.flags] : []
  const { types, regions, flags } = await filterChoices({ province: null }, locale, standing)
  const places = await placesByProvince(locale)
  return {
    institution: values,
    parents: parents.filter((one) => one.value !== institution?.id),
    parentRequired: !mayBeTop,
    types,
    regions,
    flags,
    places: places.map(({ code, name, group }) => ({ value: code, text: name, group })),
  }
}

async function formValues(institution: Institution) {
  const { clusterId, annexOfId } = institution
  const cluster = clusterId ? await Cluster.find(clusterId) : null
  const annexOf = annexOfId ? await Institution.find(annexOfId) : null
  return {
    id: institution.id,
    name_km: institution.nameKm,
    name_en: institution.nameEn,
    type_code: institution.typeCode,
    parent_id: institution.parentId,
    place_code: institution.placeCode,
    location_code: institution.locationCode,
    emis_code: institution.emisCode,
    region: institution.region,
    flags: await flagsOf(db.connection(), institution.id),
    cluster_code: cluster?.code,
    annex_of_code: annexOf?.locationCode,
    has_temporary_code: institution.hasTemporaryCode,
    is_operating: institution.isOperating ? 'yes' : 'no',
    valid_from: institution.validFrom?.toISODate(),
    valid_to: institution.validTo?.toISODate(),
  }
}
