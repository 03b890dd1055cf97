import { bulkInsert } from '#shared/database/bulk_insert'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Rows of one statement: knex writes them for SQLite as a compound SELECT, which has at most 500 terms. */
const CHUNK = 400

type Pair = { ancestor_id: string; descendant_id: string; depth: number }

async function insertPairs(trx: TransactionClientContract, pairs: Pair[]) {
  for (let i = 0; i < pairs.length; i += CHUNK) {
    await trx.table('institutions_tree').multiInsert(pairs.slice(i, i + CHUNK))
  }
}

/** Puts the new institution `id` under `parentId`: itself at depth 0 and everything above the parent. */
export async function plant(trx: TransactionClientContract, id: string, parentId: string | null) {
  const above = parentId
    ? await trx.from('institutions_tree').where('descendant_id', parentId).select('*')
    : []
  await insertPairs(trx, [
    { ancestor_id: id, descendant_id: id, depth: 0 },
    ...above.map(({ ancestor_id, depth }) => ({
      ancestor_id,
      descendant_id: id,
      depth: depth + 1,
    })),
  ])
}

/** Puts many new institutions into the tree; one that another stands below comes before it. One query in portions. */
export async function plantMany(
  trx: TransactionClientContract,
  added: { id: string; parentId: string | null }[]
) {
  if (added.length === 0) return
  const parents = new Set(added.map(({ parentId }) => parentId).filter((id) => id !== null))
  const rows = await trx
    .from('institutions_tree')
    .whereIn('descendant_id', [...parents])
    .select('ancestor_id', 'descendant_id', 'depth')
  const above = new Map<string, [string, number][]>()
  for (const { ancestor_id: id, descendant_id: below, depth } of rows) {
    above.set(below, [...(above.get(below) ?? []), [id, Number(depth)]])
  }
  for (const { id, parentId } of added) {
    const up = parentId ? (above.get(parentId) ?? []) : []
    above.set(id, [[id, 0], ...up.map(([one, depth]): [string, number] => [one, depth + 1])])
  }
  await bulkInsert(
    trx,
    'institutions_tree',
    ['ancestor_id', 'descendant_id', 'depth'],
    added.flatMap(({ id }) => above.get(id)!.map(([up, depth]) => [up, id, depth]))
  )
}

/** Whether `id` is `topId` or below it. */
export async function isBelow(trx: QueryClientContract, id: string, topId: string) {
  const pair = await trx
    .from('institutions_tree')
    .where({ ancestor_id: topId, descendant_id: id })
    .select('depth')
    .first()
  return pair !== null && pair !== undefined
}

/**
 * Moves `id` with everything below it under `parentId` (null: to the top). The caller has made sure that
 * `parentId` is not below `id`.
 */
export async function transplant(
  trx: TransactionClientContract,
  id: string,
  parentId: string | null
) {
  const below = () => trx.from('institutions_tree').where('ancestor_id', id)
  const subtree: Pair[] = await below().select('*')
  await trx
    .from('institutions_tree')
    .whereIn('descendant_id', below().select('descendant_id'))
    .whereNotIn('ancestor_id', below().select('descendant_id'))
    .delete()
  if (!parentId) return
  const above: Pair[] = await trx
    .from('institutions_tree')
    .where('descendant_id', parentId)
    .select('*')
  await insertPairs(
    trx,
    above.flatMap((up) =>
      subtree.map((down) => ({
        ancestor_id: up.ancestor_id,
        descendant_id: down.descendant_id,
        depth: up.depth + down.depth + 1,
      }))
    )
  )
}
