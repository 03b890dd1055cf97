import { DateTime } from 'luxon'
import { InstitutionsClusterSchema } from '#database/schema'
import { newId } from '#shared/ids'
import { sortKey } from '#shared/khmer/sort_key'
import { clusterText } from '#shared/khmer/clusters'
import { beforeCreate, beforeSave } from '@adonisjs/lucid/orm'

/** Schools that work together (កម្រងសាលា) around a core school. */
export default class Cluster extends InstitutionsClusterSchema {
  static table = 'institutions_clusters'
  static selfAssignPrimaryKey = true

  declare createdAt: DateTime

  @beforeCreate()
  static giveId(cluster: Cluster) {
    cluster.id ??= newId()
  }

  @beforeSave()
  static index(cluster: Cluster) {
    const { nameKm, nameEn, code } = cluster
    cluster.searchText = clusterText([nameKm, nameEn, code].join(' '))
    cluster.sortKey = sortKey(nameKm)
  }
}
