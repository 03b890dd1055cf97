import { LibraryAlignmentSchema } from '#database/schema'

/** A resource teaches a lesson, or one outcome of it. */
export default class Alignment extends LibraryAlignmentSchema {
  static table = 'library_alignments'
  static selfAssignPrimaryKey = true
}
