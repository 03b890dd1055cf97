import { MirrorStickReportSchema } from '#database/schema'

export type StickReportOutcome = 'taken' | 'older' | 'refused'

/** What a mirror said of itself on a stick that came home. */
export default class StickReport extends MirrorStickReportSchema {
  static table = 'mirror_stick_reports'
  static selfAssignPrimaryKey = true

  declare outcome: StickReportOutcome
}
