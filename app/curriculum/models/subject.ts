import { CurriculumSubjectSchema } from '#database/schema'

/** A subject of the syllabus, such as physics. */
export default class Subject extends CurriculumSubjectSchema {
  static table = 'curriculum_subjects'
  static selfAssignPrimaryKey = true
}
