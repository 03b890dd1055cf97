import { bulkInsert, type BulkValue } from '#shared/database/bulk_insert'
import { DateTime } from 'luxon'
import { XapiProblem } from '#runtime/lrs/problem'
import { agentKey } from '#runtime/lrs/store/keys'
import { keepDefinitions } from '#runtime/lrs/store/definitions'
import { followReferences } from '#runtime/lrs/store/follow_references'
import { applyVoids } from '#runtime/lrs/store/voids'
import { queueForwards } from '#runtime/lrs/store/forwards'
import { saysTheSame } from '#runtime/lrs/store/same_statement'
import { may, type Authority } from '#runtime/lrs/authority'
import { sqlTime } from '#shared/database/times'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const COLUMNS = [
  ...['id', 'statement_id', 'actor_key', 'verb_key', 'activity_key', 'authority_key'],
  ...['registration', 'institution_id', 'launch_id', 'source', 'is_voided', 'has_attachments'],
  ...['occurred_at', 'statement'],
]

/**
 * Keeps statements; those that are here already and say the same are passed over (xAPI 1.0.3 part two, 2.3.1).
 * Returns those that were new. @throws XapiProblem 409 where one says something else
 */
export async function writeStatements(
  trx: TransactionClientContract,
  authority: Authority,
  all: Prepared[]
): Promise<Prepared[]> {
  const statements = await unknownOnes(trx, all)
  if (statements.length === 0) return []
  await authority.guard?.check(trx, statements)
  await bulkInsert(
    ...([trx, 'runtime_statement_keys', ['statement_id', 'row_id']] as const),
    statements.map(({ statementId, rowId }) => [statementId, rowId])
  )
  const voided = await applyVoids(trx, authority, statements)
  await insertRows(trx, authority, statements, voided)
  await bulkInsert(
    ...([trx, 'runtime_statement_relations', ['key', 'row_id', 'via_id', 'is_broad']] as const),
    statements.flatMap(({ rowId, facets }) =>
      [...facets.relations].map(([key, isBroad]) => [key, rowId, rowId, isBroad])
    )
  )
  await followReferences(trx, statements)
  if (may(authority, 'define')) await keepDefinitions(trx, statements)
  await queueForwards(trx, authority, statements)
  await authority.guard?.kept(trx, statements)
  return statements
}

async function unknownOnes(trx: TransactionClientContract, all: Prepared[]) {
  const named = all.filter(({ isNamed }) => isNamed)
  if (named.length === 0) return all
  const found = await trx
    .from('runtime_statement_keys as k')
    .join('runtime_statements as s', 's.id', 'k.row_id')
    .whereIn(
      'k.statement_id',
      named.map(({ statementId }) => statementId)
    )
    .select('k.statement_id', 's.statement')
  const standing = new Map(found.map((row) => [row.statement_id, row.statement]))
  return all.filter(({ statementId, json, sent }) => {
    const before = standing.get(statementId)
    if (before === undefined) return true
    const comparable = sent.timestamp === undefined ? { ...json, timestamp: undefined } : json
    if (saysTheSame(comparable, JSON.parse(before))) return false
    throw new XapiProblem(409, `another statement has the id ${statementId}`)
  })
}

async function insertRows(
  trx: TransactionClientContract,
  authority: Authority,
  statements: Prepared[],
  voided: Set<string>
) {
  const authorityKey = agentKey(authority.agent)!
  const { institutionId, launchId, source } = authority
  const rows = statements.map((one): BulkValue[] => [
    ...[one.rowId, one.statementId, one.facets.actorKey, one.facets.verbKey],
    ...[one.facets.activityKey, authorityKey, one.facets.registration, institutionId],
    ...[launchId, source, voided.has(one.statementId), one.hasAttachments],
    ...[sqlTime(DateTime.fromMillis(one.occurredAt)), one.text],
  ])
  await bulkInsert(trx, 'runtime_statements', COLUMNS, rows)
}
