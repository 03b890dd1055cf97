import { CurriculumOutcomeSchema } from '#database/schema'

/** What a pupil knows, can do or values after a lesson. */
export default class Outcome extends CurriculumOutcomeSchema {
  static table = 'curriculum_outcomes'
  static selfAssignPrimaryKey = true
}
