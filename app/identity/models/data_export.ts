import { IdentityDataExportSchema } from '#database/schema'

export default class DataExport extends IdentityDataExportSchema {
  static table = 'identity_data_exports'
  static selfAssignPrimaryKey = true
}
