import { DateTime } from 'luxon'
import { InstitutionSchema } from '#database/schema'
import { newId } from '#shared/ids'
import { sortKey } from '#shared/khmer/sort_key'
import { clusterText } from '#shared/khmer/clusters'
import { beforeCreate, beforeSave } from '@adonisjs/lucid/orm'

/** A unit of the ministry's tree: the ministry itself, an office, an institute, a centre, a school. */
export default class Institution extends InstitutionSchema {
  static table = 'institutions'
  static selfAssignPrimaryKey = true

  declare createdAt: DateTime

  @beforeCreate()
  static giveId(institution: Institution) {
    institution.id ??= newId()
  }

  @beforeSave()
  static index(institution: Institution) {
    Object.assign(institution, searchColumns(institution))
  }
}

type Named = {
  nameKm: string
  nameEn: string
  locationCode?: string | null
  emisCode?: string | null
}

/** What lists search in and sort by, made of the names and codes. */
export function searchColumns({ nameKm, nameEn, locationCode, emisCode }: Named) {
  return {
    searchText: clusterText([nameKm, nameEn, locationCode, emisCode].filter(Boolean).join(' ')),
    sortKey: sortKey(nameKm),
  }
}
