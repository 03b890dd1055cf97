import { MediaPreparationSchema } from '#database/schema'
import type { FileKind } from '#media/types'
import type { Facts, PreparationState, StepProblem } from '#media/prepare/types'

/** The work of making what a file can be seen, heard and found by; one for each content. */
export default class Preparation extends MediaPreparationSchema {
  static table = 'media_preparations'
  static selfAssignPrimaryKey = true

  declare kind: FileKind
  declare state: PreparationState
  declare problems: StepProblem[]
  declare facts: Facts
}
