export type PlainValue = string | number | boolean | null

type Columns = readonly string[]

/** How the rows of a table stand in an edition; `docs/protocols/mirror.md` section 11 says what each part means. */
export type EditionRule = {
  /**
   * `all`: every row. `chosen`: those that the module offers (`provideOffers`) and a profile takes. `brought`: those that
   * a row which travels brings. `with`: those whose `needs` all travel.
   */
  which: 'all' | 'chosen' | 'brought' | 'with'
  /** Rows with other values stay. */
  where?: Record<string, PlainValue | readonly PlainValue[]>
  /** Columns and the tables of the rows that they name: where that row stays, this one stays. */
  needs?: Record<string, string>
  /** The same, but where that row stays the column is emptied. */
  may?: Record<string, string>
  /** Columns and the tables of the rows that travel because of this one. Where such a row stays, this one stays. */
  brings?: Record<string, string>
  /** Of the rows with the same value in `of`, only the one with the greatest `by`. */
  latest?: { of: string; by: string }
  /** Columns with ids of blobs. They travel as SHA-256, the blobs with them. */
  blobs?: Columns
  /** One of `blobs`: the row travels where something else brings this blob, and does not bring it itself. */
  ofBlob?: string
  /** One of `blobs` whose bytes stay: what is in it travels otherwise. */
  unpacked?: string
  /** A short code that was drawn by lot: a row that has the same one here by chance gets another. */
  code?: string
  /** Sets of columns that are unique: a row that stands here under another id keeps it. */
  natural?: readonly Columns[]
  /** What stands in a column instead of what it holds here: personal data, what is a matter of one server. */
  instead?: Record<string, PlainValue>
  /** Personal columns that are published with the work, such as the names of its authors. */
  published?: Columns
  /** Rows of files: they travel as the tree of the row that `owner` names. */
  tree?: { owner: string; path: string; key: string; blob: string; type: string }
  /** What becomes of rows that an edition has no more. Rows that others hold on to get these values. */
  whenGone?: 'delete' | 'keep' | Record<string, PlainValue>
  /** What becomes of rows that were withdrawn; as `whenGone` where nothing is said. */
  whenRevoked?: Record<string, PlainValue>
  /** A column for the reason of a withdrawal, in both languages. */
  reason?: string
}

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
  /** How its rows go down with editions. Without it they do not. */
  edition?: EditionRule
}

export type SyncRules = Record<string, SyncRule>
