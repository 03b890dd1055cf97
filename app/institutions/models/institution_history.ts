import { InstitutionsHistorySchema } from '#database/schema'

/** What a field of an institution was until then. Rows are only ever added. */
export default class InstitutionHistory extends InstitutionsHistorySchema {
  static table = 'institutions_histories'
  static selfAssignPrimaryKey = true
}
