import type { Locale } from '#config/i18n'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Row = Record<string, unknown>

/** One kind of data that the system holds about a person, named in a module's `subscriptions.ts`. */
export type PersonalData = {
  /** `<module>.<noun>`; its words are in lang/{km,en}/privacy.json under `kinds`. */
  kind: string
  /** The tables it answers for: each table whose `sync.ts` names personal columns must be in one of these lists. */
  tables: readonly string[]
  /**
   * What is held about the person, by plain field names (words under `fields`), never secrets of theirs or data of
   * others. At most about a thousand rows.
   */
  query(personId: string, locale: Locale): Promise<Row[]>
  /** Fields whose values have words: where these lie in the language files, such as `transfers.states`. */
  words?: Readonly<Record<string, string>>
  /** Takes what identifies the person out of these tables. Absent: it is kept, and `kept` words say why. */
  erase?(trx: TransactionClientContract, personId: string): Promise<void>
}

const kinds: PersonalData[] = []

export function registerPersonalData(list: PersonalData[]) {
  kinds.push(...list)
}

export const personalDataKinds = (): readonly PersonalData[] => kinds
