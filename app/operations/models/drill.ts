import { OperationsDrillSchema } from '#database/schema'

/** One try of restoring a snapshot into a temporary place. */
export default class Drill extends OperationsDrillSchema {
  static table = 'operations_drills'
  static selfAssignPrimaryKey = true
}
