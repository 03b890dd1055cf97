import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Those among these packages that somebody has begun. */
export async function playedPackages(trx: TransactionClientContract, ids: string[]) {
  const rows = await trx.from('runtime_attempts').whereIn('package_id', ids).distinct('package_id')
  return new Set(rows.map((row) => row.package_id as string))
}
