import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What an applier of a kind is given: the pack's files and the transaction in which the whole pack is applied. */
export type PackContext = {
  trx: TransactionClientContract
  pack: { name: string; version: string; licence: string; folder: string }
  /** Rows of a CSV file of the pack, values trimmed, NFC; an absent file gives no rows. */
  csv(file: string): Promise<Record<string, string>[]>
  /** The value of a YAML file of the pack, or undefined. */
  yaml<T = unknown>(file: string): Promise<T | undefined>
  /** Names of the folders below `folder` in the pack. */
  folders(folder: string): Promise<string[]>
  text(file: string): Promise<string | undefined>
  bytes(file: string): Promise<Buffer>
  /** Counts what was written, by noun, for the report of the command. */
  count(noun: string, n?: number): void
  /**
   * Throws a PackError that names file and row.
   * @param row a row of `csv` itself, a line, or a path inside a YAML file
   * @param reason a code; its words are in lang/{km,en}/packs.json under `errors`
   */
  reject(
    file: string,
    row: Record<string, string> | number | string,
    reason: string,
    data?: Record<string, string | number>
  ): never
}

/**
 * A kind of pack content and the module's way to apply it: insert or update by stable id, so that applying a
 * pack twice changes nothing. The mirror applies an edition through the same functions.
 */
export type PackKind = {
  kind: string
  /** Kinds with a smaller number are applied first within a pack. */
  order: number
  /** Raised when the same files are to be applied again because the code makes something else of them. */
  version?: number
  /** Puts large files where they belong before the transaction begins (blobs first, rows after). */
  prepare?(context: Omit<PackContext, 'trx'>): Promise<void>
  apply(context: PackContext): Promise<void>
}

const kinds = new Map<string, PackKind>()

export function registerPackKinds(list: PackKind[]) {
  for (const kind of list) kinds.set(kind.kind, kind)
}

export const packKinds = () => [...kinds.values()].sort((a, b) => a.order - b.order)
