import { agentKey } from '#runtime/lrs/store/keys'
import { facetsOf } from '#runtime/lrs/store/facets'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A statement that points to one that points to one ... is followed so far. */
const DEEPEST = 8

type Row = { id: string; json: JsonObject }
type Relation = { key: string; row_id: string; via_id: string; is_broad: boolean }

const targetOf = ({ object }: JsonObject): string | undefined =>
  object.objectType === 'StatementRef' ? String(object.id).toLowerCase() : undefined

/**
 * A statement that points to another is found by all that finds the other (xAPI 1.0.3 part three, 2.1.3): it gets
 * the other's keys as well, whichever of the two arrives first.
 */
export async function followReferences(trx: TransactionClientContract, statements: Prepared[]) {
  const pointing = statements.filter(({ json }) => targetOf(json))
  if (pointing.length > 0) await noteReferences(trx, pointing)
  const relations: Relation[] = []
  for (const { rowId, json } of pointing) {
    for (const target of await below(trx, json)) relations.push(...asFound(rowId, target))
  }
  const named = statements.filter(({ isNamed }) => isNamed)
  for (const { rowId, json, statementId } of await pointedAt(trx, named)) {
    const targets = [{ id: rowId, json }, ...(await below(trx, json))]
    for (const above of await aboveOf(trx, statementId)) {
      for (const target of targets) relations.push(...asFound(above, target))
    }
  }
  if (relations.length > 0) await keepRelations(trx, relations)
}

const noteReferences = (trx: TransactionClientContract, pointing: Prepared[]) =>
  trx
    .table('runtime_statement_references')
    .multiInsert(pointing.map(({ rowId, json }) => ({ target_id: targetOf(json)!, row_id: rowId })))

async function keepRelations(trx: TransactionClientContract, relations: Relation[]) {
  for (let at = 0; at < relations.length; at += 100) {
    await trx
      .knexQuery()
      .table('runtime_statement_relations')
      .insert(relations.slice(at, at + 100))
      .onConflict(['key', 'row_id', 'via_id'])
      .ignore()
  }
}

/** The statements that this one points to, one after the other. */
async function below(trx: TransactionClientContract, json: JsonObject): Promise<Row[]> {
  const found: Row[] = []
  let target = targetOf(json)
  while (target && found.length < DEEPEST) {
    const row = await trx
      .from('runtime_statement_keys as k')
      .join('runtime_statements as s', 's.id', 'k.row_id')
      .where('k.statement_id', target)
      .select('s.id', 's.statement')
      .first()
    if (!row || found.some(({ id }) => id === row.id)) break
    found.push({ id: row.id, json: JSON.parse(row.statement) })
    target = targetOf(found.at(-1)!.json)
  }
  return found
}

/** Those of the statements that others point to. */
async function pointedAt(trx: TransactionClientContract, named: Prepared[]) {
  if (named.length === 0) return []
  const rows = await trx
    .from('runtime_statement_references')
    .whereIn(
      'target_id',
      named.map(({ statementId }) => statementId)
    )
    .select('target_id')
  const targets = new Set(rows.map((row) => row.target_id))
  return named.filter(({ statementId }) => targets.has(statementId))
}

/** The rows that point to a statement, or to one that does. */
async function aboveOf(trx: TransactionClientContract, statementId: string) {
  const above = new Set<string>()
  let targets = [statementId]
  for (let depth = 0; depth < DEEPEST && targets.length > 0; depth++) {
    const rows = await trx
      .from('runtime_statement_references as r')
      .join('runtime_statements as s', 's.id', 'r.row_id')
      .whereIn('r.target_id', targets)
      .select('s.id', 's.statement_id')
    const fresh = rows.filter((row) => !above.has(row.id))
    for (const row of fresh) above.add(row.id)
    targets = fresh.map((row) => row.statement_id)
  }
  return above
}

/** The keys under which a row is found because of the statement that it points to. */
function asFound(rowId: string, { id, json }: Row): Relation[] {
  const { actorKey, verbKey, activityKey, registration, relations } = facetsOf(json)
  const direct = [actorKey, verbKey, activityKey, registration].filter((key) => key !== null)
  const authority = agentKey(json.authority)
  const keys = new Map([
    ...(authority ? [[authority, true] as const] : []),
    ...relations,
    ...direct.map((key) => [key, false] as const),
  ])
  return [...keys].map(([key, isBroad]) => ({
    ...{ key, row_id: rowId, via_id: id, is_broad: isBroad },
  }))
}
