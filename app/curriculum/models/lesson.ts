import { CurriculumLessonSchema } from '#database/schema'

/** A lesson of a chapter: what resources and plans are aligned with. */
export default class Lesson extends CurriculumLessonSchema {
  static table = 'curriculum_lessons'
  static selfAssignPrimaryKey = true
}
