import { IdentityPayrollNumberSchema } from '#database/schema'

/** A civil-servant number that a person had, until when and why no longer. It finds the person and signs nobody in. */
export default class PayrollNumber extends IdentityPayrollNumberSchema {
  static table = 'identity_payroll_numbers'
  static selfAssignPrimaryKey = true
}
