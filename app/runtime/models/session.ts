import { RuntimeSessionSchema } from '#database/schema'
import type { LaunchMode } from '#runtime/types'

export type SessionWord = 'completed' | 'passed' | 'failed'

/** One time of playing a unit of a cmi5 course: from `launched` to `terminated`, or until it is abandoned. */
export default class Session extends RuntimeSessionSchema {
  static table = 'runtime_sessions'
  static selfAssignPrimaryKey = true

  declare mode: LaunchMode
  declare ending: 'terminated' | 'abandoned' | null

  get words(): SessionWord[] {
    return this.said.split(' ').filter(Boolean) as SessionWord[]
  }

  say(word: SessionWord) {
    this.said = [...this.words, word].join(' ')
  }
}
