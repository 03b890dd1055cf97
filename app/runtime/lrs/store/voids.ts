import { VOIDED } from '#runtime/lrs/verbs'
import { XapiProblem } from '#runtime/lrs/problem'
import { agentKey, keyOf } from '#runtime/lrs/store/keys'
import { may, type Authority } from '#runtime/lrs/authority'
import { withinReach } from '#runtime/lrs/store/reach'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const VOIDED_KEY = keyOf('verb', VOIDED)

const isVoiding = ({ facets }: Prepared) => facets.verbKey === VOIDED_KEY

/**
 * Marks what the voiding statements among these take back, and returns the ids of those among these that are taken
 * back, by one of them or by one that came before. A voiding statement can't be taken back (xAPI 1.0.3 part two,
 * 2.3.2). @throws XapiProblem 403 where the statement of another authority would be
 */
export async function applyVoids(
  trx: TransactionClientContract,
  authority: Authority,
  statements: Prepared[]
): Promise<Set<string>> {
  const voiding = statements.filter(isVoiding)
  if (voiding.length > 0) await markTargets(trx, authority, voiding)
  const named = statements.filter((one) => one.isNamed && !isVoiding(one))
  if (named.length === 0) return new Set()
  const taken = await trx
    .from('runtime_statement_voids')
    .whereIn(
      'target_id',
      named.map(({ statementId }) => statementId)
    )
    .select('target_id')
  return new Set(taken.map((row) => row.target_id))
}

async function markTargets(
  trx: TransactionClientContract,
  authority: Authority,
  voiding: Prepared[]
) {
  const targets = new Map(voiding.map((one) => [String(one.json.object.id).toLowerCase(), one]))
  const ids = [...targets.keys()]
  const standing = await trx
    .from('runtime_statement_keys as k')
    .join('runtime_statements as m', 'm.id', 'k.row_id')
    .whereIn('k.statement_id', ids)
    .select('m.id', 'm.statement_id', 'm.verb_key', 'm.authority_key')
    .select('m.actor_key')
  const foreign = standing.filter((row) => !isOwn(authority, row))
  if (foreign.length > 0 && !(await mayVoid(trx, authority, foreign))) {
    throw new XapiProblem(403, 'the statement of another authority can not be voided')
  }
  // What is not here yet may turn out to be another learner's: a launch takes back what stands.
  const taken = authority.learner ? standing.map((row): string => row.statement_id) : ids
  if (taken.length === 0) return
  await trx
    .knexQuery()
    .table('runtime_statement_voids')
    .insert(taken.map((id) => ({ target_id: id, row_id: targets.get(id)!.rowId })))
    .onConflict('target_id')
    .ignore()
  const rows = standing.filter((row) => row.verb_key !== VOIDED_KEY).map((row) => row.id)
  if (rows.length > 0) {
    await trx.from('runtime_statements').whereIn('id', rows).update({ is_voided: true })
  }
}

/** Said by the same authority; all launches of a kind share one, so theirs is what their learner did. */
const isOwn = ({ agent, learner }: Authority, row: { authority_key: string; actor_key: string }) =>
  row.authority_key === agentKey(agent) && (!learner || row.actor_key === agentKey(learner.agent))

/** Only with all rights, and within reach. */
async function mayVoid(
  trx: TransactionClientContract,
  authority: Authority,
  rows: { id: string }[]
) {
  if (!may(authority, 'all')) return false
  const ids = rows.map(({ id }) => id)
  const query = trx.from('runtime_statements as m').whereIn('m.id', ids).select('m.id')
  withinReach(query, authority)
  const reached = await query
  return reached.length === ids.length
}
