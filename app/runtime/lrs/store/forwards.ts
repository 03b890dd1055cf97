import db from '@adonisjs/lucid/services/db'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { Authority } from '#runtime/lrs/authority'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Where statements go on to; `verbs` and `activities` are lists, empty for all. */
type Target = { id: string; verbs: string[]; activities: string[]; institutionId: string | null }

/** The first target is heard of so late by other processes. */
const KNOWN_FOR_MS = 5000

let hasTargets = false
let readAt = 0

/** The targets were changed here. */
export const forgetTargets = () => {
  readAt = 0
}

/** Writes down which of the statements go on to which other record store, in the transaction that keeps them. */
export async function queueForwards(
  trx: TransactionClientContract,
  authority: Authority,
  statements: Prepared[]
) {
  const active = await activeTargets(trx)
  if (active.length === 0) return
  const rows: string[][] = []
  for (const target of active) {
    if (target.institutionId && !(await isBelow(trx, authority.institutionId, target))) continue
    for (const one of statements) if (takes(target, one)) rows.push([target.id, one.rowId])
  }
  await bulkInsert(trx, 'runtime_statement_forwards', ['target_id', 'row_id'], rows)
}

type Row = Record<'id' | 'verbs' | 'activities', string> & { institution_id: string | null }

/** Where there are any they are read anew and held: one that another process removes would refuse its rows. */
async function activeTargets(trx: TransactionClientContract) {
  if (!hasTargets && Date.now() - readAt < KNOWN_FOR_MS) return []
  const query = trx.knexQuery().from('runtime_statement_targets').where('is_active', true)
  if (trx.dialect.name === 'postgres') query.forKeyShare()
  const rows: Row[] = await query
  hasTargets = rows.length > 0
  readAt = Date.now()
  const lines = (text: string) => text.split(/\s+/).filter(Boolean)
  return rows.map((row): Target => ({
    ...{ id: row.id, verbs: lines(row.verbs), activities: lines(row.activities) },
    institutionId: row.institution_id,
  }))
}

function takes({ verbs, activities }: Target, { json: { verb, object } }: Prepared) {
  if (verbs.length > 0 && !verbs.includes(verb.id)) return false
  return activities.length === 0 || activities.some((start) => String(object.id).startsWith(start))
}

async function isBelow(
  trx: TransactionClientContract,
  institutionId: string | null,
  target: Target
) {
  if (institutionId === null) return false
  const pair = { ancestor_id: target.institutionId!, descendant_id: institutionId }
  return (await trx.from('institutions_tree').where(pair).first()) !== null
}

/** How many statements wait for each target. */
export async function waitingFor(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .from('runtime_statement_forwards')
    .whereIn('target_id', ids)
    .whereNull('refusal')
    .groupBy('target_id')
    .select('target_id')
    .count('* as total')
  return new Map(rows.map((row) => [row.target_id, Number(row.total)]))
}
