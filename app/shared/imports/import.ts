import type { DateTime } from 'luxon'
import { SharedImportSchema } from '#database/schema'
import type { Actor } from '#shared/actor'
import type { ImportOptions } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

/**
 * `reading` its preview is being made · `ready` the preview stands · `refused` the file cannot be read ·
 * `applying` · `applied` · `undoing` · `undone` · `discarded`.
 */
export const importStates = [
  ...['reading', 'ready', 'refused', 'applying'],
  ...['applied', 'undoing', 'undone', 'discarded'],
] as ImportState[]

export type ImportState =
  'reading' | 'ready' | 'refused' | 'applying' | 'applied' | 'undoing' | 'undone' | 'discarded'

/** What the heads of the file were taken for. */
export type ImportHeads = { found: string[]; unknown: string[] }

/** Why the file or the whole import is as it is; words under `file.<code>`. */
export type ImportProblem = { code: string; data?: Record<string, string | number> }

/** A file that someone brought, from its preview to its end. */
export class Import extends SharedImportSchema {
  static table = 'shared_imports'
  static selfAssignPrimaryKey = true

  declare createdAt: DateTime
  declare state: ImportState
  declare actor: Actor
  declare locale: Locale
  declare options: ImportOptions
  declare heads: ImportHeads | null
  declare problem: ImportProblem | null
  declare marks: Record<string, number> | null

  /** Rows that would be written: what was left out is not among them. */
  get toApply() {
    return this.toAdd + this.toChange + this.toRemove - this.leftOut
  }

  get total() {
    return this.toApply + this.leftOut + this.same + this.bad
  }
}
