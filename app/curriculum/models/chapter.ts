import { CurriculumChapterSchema } from '#database/schema'

/** A chapter of a subject in one grade, in grades 11 and 12 of one track. */
export default class Chapter extends CurriculumChapterSchema {
  static table = 'curriculum_chapters'
  static selfAssignPrimaryKey = true
}
