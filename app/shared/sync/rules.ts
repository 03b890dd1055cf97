/** How one table travels between servers, declared in its module's `sync.ts`. The mirror reads these and knows no table by name. */
export type SyncRule = {
  /** `down` with editions, `up` with the journal, `both`, or `local`: never leaves its server. */
  direction: 'down' | 'up' | 'both' | 'local'
  /** Who decides when two servers differ. */
  owner: 'ministry' | 'institution' | 'person' | 'server'
  /** What happens then: the owner's row wins, rows are only ever added, both are kept for a person to merge. */
  conflict: 'owner_wins' | 'append_only' | 'keep_both' | 'none'
  /** Columns that are personal data: never in logs, left out or pseudonymous outside the person's institution. */
  personal: readonly string[]
  /** A column: rows in which it is true never leave their server, nor do the rows that belong to them. */
  stays?: string
}

export type SyncRules = Record<string, SyncRule>
