import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Pages of one kind of content that a contact may hide after a report, told in a module's `subscriptions.ts`. */
export type Hideable = {
  /** The address of such a page; its first group is the code of what it shows. */
  address: RegExp
  /** Whether there is such a thing. */
  exists(code: string): Promise<boolean>
  /** Keeps it from its readers, writes the audit log and tells its owner; what is hidden stays so. */
  hide(trx: TransactionClientContract, actor: Actor, code: string): Promise<void>
  /** Shows it again, as it was. */
  release(trx: TransactionClientContract, actor: Actor, code: string): Promise<void>
}

const kinds: Hideable[] = []

export function registerHideables(list: Hideable[]) {
  kinds.push(...list)
}

/** What the page of this address shows, if it can be hidden; asks nothing of the database. */
export function hideableAt(page: string | null) {
  for (const kind of kinds) {
    const code = page?.match(kind.address)?.[1].toUpperCase()
    if (code) return { kind, code }
  }
  return undefined
}
