import { RuntimeStatementTargetSchema } from '#database/schema'

/** Another record store to which statements go on. */
export default class RecordStore extends RuntimeStatementTargetSchema {
  static table = 'runtime_statement_targets'
  static selfAssignPrimaryKey = true

  get state(): 'paused' | 'failing' | 'working' {
    if (!this.isActive) return 'paused'
    return this.failures > 0 ? 'failing' : 'working'
  }
}
