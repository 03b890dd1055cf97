import { CurriculumHolidaySchema } from '#database/schema'

/** A holiday on one day, of the country or of a province. */
export default class Holiday extends CurriculumHolidaySchema {
  static table = 'curriculum_holidays'
  static selfAssignPrimaryKey = true
}
