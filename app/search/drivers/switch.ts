import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The row of `search_current`: which index is in force, and which one is being built. */
export type Current = {
  name: string
  version: number
  previous: string | null
  building: string | null
}

const row = (trx: TransactionClientContract) => trx.from('search_current').where('slot', 'main')

/** Reads the switch and keeps it from turning until the end of the transaction. */
export const lockSwitch = (trx: TransactionClientContract): Promise<Current> =>
  row(trx).forUpdate().firstOrFail()

export const turnSwitch = (trx: TransactionClientContract, values: Partial<Current>) =>
  row(trx).update(values)

/** Notes documents that changed while `building` was built: it reads them again before it takes over. */
export async function touch(trx: TransactionClientContract, building: string, ids: string[]) {
  if (ids.length === 0) return
  await trx
    .knexQuery()
    .table('search_touched')
    .insert(ids.map((id) => ({ name: building, id })))
    .onConflict(['name', 'id'])
    .ignore()
}

/** Takes the notes for `building`; what changes again from here on is noted again. */
export async function takeTouched(trx: TransactionClientContract, building: string) {
  const rows = await trx.from('search_touched').where('name', building).select('id')
  const ids = rows.map(({ id }) => id as string)
  await trx.from('search_touched').where('name', building).whereIn('id', ids).delete()
  return ids
}
