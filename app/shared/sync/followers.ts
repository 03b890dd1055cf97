import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What an edition wrote in a table, by the ids that rows have here. */
export type AppliedTable = { added: string[]; changed: string[]; gone: string[] }

type Follow = (trx: TransactionClientContract, applied: AppliedTable) => Promise<void>
type Load = () => Promise<{ default: Follow }>

const followers = new Map<string, Load[]>()

/** A module keeps what it derives from a table in step with editions, in the transaction that applies one. */
export function provideRowFollower(table: string, load: Load) {
  followers.set(table, [...(followers.get(table) ?? []), load])
}

export async function followRows(
  trx: TransactionClientContract,
  applied: Record<string, AppliedTable>
) {
  for (const [table, rows] of Object.entries(applied)) {
    if (rows.added.length + rows.changed.length + rows.gone.length === 0) continue
    for (const load of followers.get(table) ?? []) {
      const { default: follow } = await load()
      await follow(trx, rows)
    }
  }
}
