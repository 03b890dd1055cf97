import { OperationsContactSchema } from '#database/schema'

export default class Contact extends OperationsContactSchema {
  static table = 'operations_contacts'
  static selfAssignPrimaryKey = true
}
