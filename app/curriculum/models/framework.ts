import { CurriculumFrameworkSchema } from '#database/schema'

/** One version of the syllabus. */
export default class Framework extends CurriculumFrameworkSchema {
  static table = 'curriculum_frameworks'
  static selfAssignPrimaryKey = true
}
