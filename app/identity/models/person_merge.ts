import { IdentityPersonMergeSchema } from '#database/schema'
import { clock } from '#shared/clock'
import type { PersonFields } from '#identity/merge/fields'

/** Two people turn out to be two after all within so many days. */
export const UNDO_DAYS = 30

/** What undoing needs: rows by table and column, and the fields of both as they were. */
export type Moved = {
  rows: { table: string; column: string; ids: string[] }[]
  /** Memberships of the kept person whose end was put off, with the end they had. */
  extended: { id: string; endsOn: string | null }[]
  kept: PersonFields
  gone: PersonFields
  /** The fields of the kept person after the merge: one that has been changed since stays as it is. */
  after: PersonFields
  account: { id: string; what: 'moved' | 'closed' } | null
}

/** Two people who turned out to be one: who was kept, who is gone, what moved. */
export default class PersonMerge extends IdentityPersonMergeSchema {
  static table = 'identity_person_merges'
  static selfAssignPrimaryKey = true

  declare moved: Moved | null

  get mayBeUndone() {
    const since = clock.now().minus({ days: UNDO_DAYS })
    return this.undoneAt === null && this.moved !== null && this.createdAt >= since
  }
}
