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
  /** Something to type instead of a choice; its hint is under `options.<kind>.<name>_hint`. */
  type?: 'url' | 'text'
}

/** For whom and on what a kind works. `client` is the transaction while it applies. */
export type ImportContext = {
  /** The import. */
  id: string
  actor: Actor
  options: ImportOptions
  locale: Locale
  client: QueryClientContract
  /** What `prepare` gave. */
  prepared?: unknown
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

/** `remove`: it is gone from where it came from. */
export type RowOutcome = 'add' | 'change' | 'remove' | 'same' | 'bad'

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
  /** What is remarkable about it: a list of its own on the page. Words: `marks.<kind>.<code>`. */
  mark?: string
}

/** A row to apply: as it was judged. */
export type AppliedRow<Values = any> = {
  line: number
  outcome: 'add' | 'change' | 'remove'
  label: string
  subjectId: string | null
  values: Values
  changes: RowChange[]
  /** What `apply` gave to be kept of what stood before. */
  was?: any
}

/** What stood before a row was written, kept with it until it is swept away. */
export type KeptBefore = { line: number; was: object }

/** A row that stays although the import is taken back, and why: words under `problems.<words>.kept_<code>`. */
export type StayingRow = { line: number; code: string }

/** What became of a row when its files were brought in: its values with them, or why that cannot be. */
export type BroughtRow<Values = any> = {
  line: number
  values: Values
  problems?: RowProblem[]
}

/** What an import is read from: its file where it has one, and what was said on the page. */
export type ImportInput = {
  id: string
  path: string
  fileName: string
  hasFile: boolean
  options: ImportOptions
  actor: Actor
  locale: Locale
  /** Aborted when the job should stop. */
  signal?: AbortSignal
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
  /** The name under which words of columns and problems stand, where several kinds share them; else `kind`. */
  words?: string
  /** CSV and XLSX unless the kind brings a reader of its own. */
  formats?: readonly SheetFormat[]
  /** A reader of its own for files that are no table; `accept` is what the file dialog shows. Throws SheetError. */
  reader?: {
    accept: string
    read(path: string, fileName: string, input: ImportInput): AsyncIterable<RawRow>
  }
  /** Whether a file is sent: `none` where the options say where it lies, `either` where they may. */
  file?: 'none' | 'either'
  /** Why the options cannot be right, at the field on the page; words under `file.<code>`. */
  refuse?(
    options: ImportOptions,
    hasFile: boolean
  ): Promise<{ field: string; code: string } | undefined>
  /** Rows may be left out one by one before the rest is applied: none of them needs another. */
  isChoosable?: boolean
  /** A template of its own instead of one made of the columns. */
  hasTemplate?: boolean
  /** What people read where a field that differs holds a code. */
  wordOf?(field: string, value: string, locale: Locale): string
  /** Where people go on from the preview, such as the page on which codes get their meaning. */
  links?(input: Pick<ImportInput, 'id' | 'options' | 'locale'>): Promise<ImportLink[]>
  /** Why it is not offered on this server at all; words under `not_here.<code>`. */
  notHere?(): string | undefined
  may(actor: Actor, options: ImportOptions): boolean | Promise<boolean>
  /** The choices on the page of a new import; `given` are the values so far. */
  options?(actor: Actor, locale: Locale, given: ImportOptions): Promise<ImportOption[]>
  /** The institution whose officers read the audit entry. */
  institutionOf?(options: ImportOptions): string | null
  /** Looks up what cannot be asked inside a transaction, such as permissions; `open` gets it as `prepared`. */
  prepare?(input: ImportInput): Promise<unknown>
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
  /**
   * Brings in what rows need and what takes long, such as their files, before the transaction. Runs again after a kill
   * for the rows that were not kept as brought; rows with problems become bad, and the preview is shown again.
   */
  bring?(input: ImportInput, rows: AppliedRow<Values>[]): Promise<BroughtRow<Values>[]>
  /** Writes at most 500 rows inside the one transaction, with statements over many rows (`bulkInsert`). */
  apply(
    trx: TransactionClientContract,
    rows: AppliedRow<Values>[],
    context: Context
  ): Promise<KeptBefore[] | void>
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
  /**
   * Instead of `undo` where no row needs another: takes a portion of rows back, the last first, in a transaction of its
   * own, and gives those that stay. The others are taken back all the same.
   */
  takeBack?(
    trx: TransactionClientContract,
    rows: AppliedRow<Values>[],
    context: Context
  ): Promise<StayingRow[]>
  /** After the last row was taken back, still inside the transaction. */
  finishUndo?(trx: TransactionClientContract, context: Context): Promise<UndoFault[] | void>
}

/** A way on from the page of an import. */
export type ImportLink = { href: string; text: string; note?: string }

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
