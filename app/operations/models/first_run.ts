import { OperationsFirstRunSchema } from '#database/schema'

/** One issue of the code that creates the first administrator. */
export default class FirstRun extends OperationsFirstRunSchema {
  static table = 'operations_first_runs'
  static selfAssignPrimaryKey = true
}
