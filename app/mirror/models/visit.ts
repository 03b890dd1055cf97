import { MirrorVisitSchema } from '#database/schema'

export type VisitOutcome =
  'running' | 'done' | 'nothing_new' | 'partial' | 'held' | 'refused' | 'failed'

/** One contact with an origin, by wire or by stick: what came of it. */
export default class Visit extends MirrorVisitSchema {
  static table = 'mirror_visits'
  static selfAssignPrimaryKey = true

  declare outcome: VisitOutcome
}
