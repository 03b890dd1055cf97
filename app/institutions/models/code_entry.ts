import { InstitutionsCodeEntrySchema } from '#database/schema'

/** One code of one of the ministry's code lists, such as `institution_type` 14, a high school. */
export default class CodeEntry extends InstitutionsCodeEntrySchema {
  static table = 'institutions_code_entries'
  static selfAssignPrimaryKey = true
}
