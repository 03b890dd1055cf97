import { beforeSave } from '@adonisjs/lucid/orm'
import { clusterText } from '#shared/khmer/clusters'
import { RuntimeOutsideOriginSchema } from '#database/schema'

export const outsideStates = ['waiting', 'approved', 'rejected', 'withdrawn'] as const
export type OutsideState = (typeof outsideStates)[number]

/** Another site to which a package leads. Nothing there opens before an administrator has approved it. */
export default class OutsideOrigin extends RuntimeOutsideOriginSchema {
  static table = 'runtime_outside_origins'
  static selfAssignPrimaryKey = true

  declare state: OutsideState

  @beforeSave()
  static keepSearchText(row: OutsideOrigin) {
    row.searchText = clusterText(`${row.origin} ${row.example}`)
  }
}
