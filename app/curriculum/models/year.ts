import { CurriculumYearSchema } from '#database/schema'

/** An academic year of the country, or what differs from it in a province. */
export default class Year extends CurriculumYearSchema {
  static table = 'curriculum_years'
  static selfAssignPrimaryKey = true
}
