import { IdentityRolloverSchema } from '#database/schema'
import type { RolloverPlan, RolloverTotals } from '#identity/rollover/plan'

/** A school's step from one academic year to the next: a plan, then what became of it. */
export default class Rollover extends IdentityRolloverSchema {
  static table = 'identity_rollovers'
  static selfAssignPrimaryKey = true

  declare state: 'draft' | 'applying' | 'applied' | 'undone'
  declare plan: RolloverPlan
  declare result: RolloverTotals | null
}
