import type { DateTime } from 'luxon'

/** One class of data that is kept for a time, named in a module's `subscriptions.ts`. */
export type Retention = {
  /** `<module>.<noun>`; its words are in lang/{km,en}/privacy.json under `retention.kinds`. */
  kind: string
  /** Days from the end of its use; null: kept until someone sets a time. Changed as data under /retention. */
  days: number | null
  /** The shortest time that may be set. */
  atLeast: number
  /** How many would go. */
  count(before: DateTime): Promise<number>
  /** Deletes or anonymises them, in portions; tells `seen` of each how many it was. @returns how many in all */
  apply(before: DateTime, seen: (count?: number) => Promise<void>): Promise<number>
}

const kinds: Retention[] = []

export function registerRetention(list: Retention[]) {
  kinds.push(...list)
}

export const retentionKinds = (): readonly Retention[] => kinds
