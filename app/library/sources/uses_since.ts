import { playedPackages } from '#runtime/queries/played_packages'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Where a resource is named by what people did with it: kept for later, rated, put together, adapted, ordered, taught. */
const NAMED: [table: string, column: string][] = [
  ['library_saves', 'resource_id'],
  ['library_ratings', 'resource_id'],
  ['library_collection_items', 'resource_id'],
  ['library_resource_uses', 'resource_id'],
  ['library_relations', 'source_id'],
  ['library_work_orders', 'resource_id'],
]

/** Those among these resources that somebody uses; to have looked at one is no use. */
export async function usedAmong(trx: TransactionClientContract, ids: string[]) {
  const used = new Set<string>()
  for (const [table, column] of NAMED) {
    const rows = await trx.from(table).whereIn(column, ids).distinct(column)
    for (const row of rows) used.add(row[column])
  }
  const packages = await trx.from('library_packages').whereIn('resource_id', ids)
  const played = await playedPackages(
    trx,
    packages.map((row) => row.package_id)
  )
  for (const row of packages) if (played.has(row.package_id)) used.add(row.resource_id)
  return used
}
