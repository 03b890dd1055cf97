import { CurriculumTopicSchema } from '#database/schema'

/** A part of a lesson, where the syllabus goes that deep. */
export default class Topic extends CurriculumTopicSchema {
  static table = 'curriculum_topics'
  static selfAssignPrimaryKey = true
}
