import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { SheetFormat } from '#shared/sheets/sheet_row'
import type { TransactionClientContract, QueryClientContract } from '@adonisjs/lucid/types/database'

/** A column of the file. Its words are in lang/{km,en}/imports.json under `columns.<kind>.<name>`. */
export type ImportColumn = {
  name: string
  required?: boolean
  /** Other heads it is known by; the words in both languages and the name are known anyway. */
  aliases?: readonly string[]
  /** Whether lang has `notes.<kind>.<name>`: what may stand in it. */
  note?: boolean
  /** A value as it may stand in the file, for the page and the template. */
  example?: string
}

/** A value that was given with the file, such as the class it is for. */
export type ImportOptions = Record<string, string>

/** A choice on the page of a new import. Its words are under `options.<kind>.<name>`. */
export type ImportOption = {
  name: string
  choices: { value: string; text: string; group?: string }[]
  required?: boolean
}

/** For whom and on what a kind works. `client` is the transaction while it applies. */
export type ImportContext = {
  actor: Actor
  options: ImportOptions
  locale: Locale
  client: QueryClientContract
}

/** A row of the file. */
export type RawRow = {
  /** Its number in the file, from 1; unique within the file. */
  line: number
  /** By the names of the columns; those that the file has not are missing. */
  cells: Record<string, string>
  /** Where it stands, if the line does not say it: `users.csv 12`. */
  place?: string
}

/** What is wrong with a row, or remarkable. Words: `problems.<kind>.<code>`, else `problems.<code>`. */
export type RowProblem = { field: string; code: string; data?: Record<string, string | number> }

export type RowChange = { field: string; before: string | null; after: string | null }

export type RowOutcome = 'add' | 'change' | 'same' | 'bad'

/** What would become of a row. */
export type JudgedRow<Values = any> = {
  line: number
  outcome: RowOutcome
  /** What the row is about, for the person who reads the preview: a name, a code. */
  label: string
  /** The row that stands already, for `change` and `same`. */
  subjectId?: string | null
  /** What `apply` needs, as plain JSON; not kept for `same` and `bad`. */
  values?: Values
  changes?: RowChange[]
  /** With an outcome other than `bad` they are remarks. */
  problems?: RowProblem[]
  /** What may stand once in a file, such as `{ location_code: '03069999014' }`; the second one is bad. */
  keys?: Record<string, string | null | undefined>
  /** Rows with a smaller rank are applied first (parents before children). 0 unless said. */
  rank?: number
}

/** A row to apply: as it was judged. */
export type AppliedRow<Values = any> = {
  line: number
  outcome: 'add' | 'change'
  label: string
  subjectId: string | null
  values: Values
  changes: RowChange[]
}

/**
 * A kind of list that people bring as a file: which columns it has, who may bring it, what each row means and how
 * the rows are written. Registered in a module's `subscriptions.ts` as `imports: [...]`; the engine does the rest.
 */
export type ImportKind<Context = any, Values = any> = {
  /** `<module>.<nouns>`. Words: `kinds.<kind>.title` and `.lead`. */
  kind: string
  columns: readonly ImportColumn[]
  /** Where people go when the list is in; a path. */
  home: string
  /** CSV and XLSX unless the kind brings a reader of its own. */
  formats?: readonly SheetFormat[]
  /** A reader of its own for files that are no table; `accept` is what the file dialog shows. Throws SheetError. */
  reader?: {
    accept: string
    read(path: string, fileName: string): AsyncIterable<RawRow>
  }
  may(actor: Actor, options: ImportOptions): boolean | Promise<boolean>
  /** The choices on the page of a new import; `given` are the values so far. */
  options?(actor: Actor, locale: Locale, given: ImportOptions): Promise<ImportOption[]>
  /** The institution whose officers read the audit entry. */
  institutionOf?(options: ImportOptions): string | null
  /** Loads what `judge` looks up: small tables whole, never as many rows as the file may have. */
  open(context: ImportContext): Promise<Context>
  /** Sees every row of the file before the first is judged, for rows that speak of one another. */
  scan?(context: Context, rows: RawRow[]): void | Promise<void>
  /** Judges at most 500 rows with a few queries on the context's client, not one query a row. */
  judge(context: Context, rows: RawRow[]): Promise<JudgedRow<Values>[]>
  /**
   * The lines among these whose subject is no longer as it was judged; cheaper than judging anew, which is done
   * where a kind has no such function. Runs in the transaction that applies.
   */
  stale?(context: Context, rows: AppliedRow<Values>[]): Promise<number[]>
  /** Writes at most 500 rows inside the one transaction, with statements over many rows (`bulkInsert`). */
  apply(trx: TransactionClientContract, rows: AppliedRow<Values>[], context: Context): Promise<void>
  /** After the last row, still inside the transaction. */
  finish?(trx: TransactionClientContract, context: Context): Promise<void>
  /**
   * Takes at most 500 applied rows back, the last first, inside one transaction. Gives those that have been changed
   * or used since: one of them, and nothing is taken back.
   */
  undo?(
    trx: TransactionClientContract,
    rows: AppliedRow<Values>[],
    context: Context
  ): Promise<UndoFault[] | void>
  /** After the last row was taken back, still inside the transaction. */
  finishUndo?(trx: TransactionClientContract, context: Context): Promise<UndoFault[] | void>
}

/** Why a row cannot be taken back. */
export type UndoFault = { code: 'changed_since' | 'in_use'; label: string }

/** Thrown by `apply` where a good row cannot be written after all; `code` has words under `problems`. */
export class RowRefused extends Error {
  constructor(
    readonly code: string,
    readonly label: string
  ) {
    super(`A row cannot be written: ${code}`)
  }
}

/** An import stays as it is for the sake of some of its rows; words under `file.undo_<code>`. */
export class UndoRefused extends Error {
  readonly code: UndoFault['code']
  /** The first of them. */
  readonly label: string
  readonly count: number

  constructor(faults: UndoFault[]) {
    super(`The import cannot be taken back: ${faults[0].code}`)
    this.code = faults[0].code
    this.label = faults[0].label
    this.count = faults.length
  }
}

/** Only for the types: the kind as it is. */
export const defineImport = <Context, Values>(kind: ImportKind<Context, Values>) => kind

const kinds = new Map<string, ImportKind>()

export function registerImports(list: ImportKind[]) {
  for (const kind of list) kinds.set(kind.kind, kind)
}

export const importKind = (kind: string) => kinds.get(kind)

export const importKinds = () => [...kinds.values()]
