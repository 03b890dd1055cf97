import type { Content, DocumentKind } from '#runtime/lrs/documents/document'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A request for documents, as a guard sees it. */
export type GuardedDocument = {
  method: string
  kind: DocumentKind
  /** Absent where all of an owner are asked for or removed. */
  name?: string
  activityKey: string | null
  registration: string | null
  /** What is written. */
  content?: Content
}

/**
 * Rules of a standard above xAPI for content that was launched, such as those of a cmi5 session. What it refuses it
 * throws as `XapiProblem`.
 */
export type Guard = {
  /** In the transaction, before statements that are new here are kept. */
  check(trx: TransactionClientContract, statements: Prepared[]): Promise<void>
  /** In the same transaction, once they are kept. */
  kept(trx: TransactionClientContract, statements: Prepared[]): Promise<void>
  /** Before a document is read, written or removed. */
  document(asked: GuardedDocument): Promise<void>
}
