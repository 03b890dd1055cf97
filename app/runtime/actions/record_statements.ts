import { appUrl } from '#config/app'
import { prepare } from '#runtime/lrs/store/prepare'
import { statementOf } from '#runtime/lrs/validation/statements'
import { writeStatements } from '#runtime/lrs/store/write_statements'
import type { Authority } from '#runtime/lrs/authority'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * The server itself as the one that says so. `source` names where statements come from (`scorm`, `h5p`, `quiz`,
 * `video`, `page` ...), `institutionId` is the learner's.
 */
export const ownAuthority = (
  source: string,
  institutionId: string | null,
  launchId?: string
): Authority => ({
  agent: {
    objectType: 'Agent',
    name: 'Tonle',
    account: { homePage: appUrl, name: 'server' },
  },
  scopes: new Set(['all']),
  institutionId,
  launchId,
  source,
})

/**
 * Keeps what a learner did as xAPI statements (version 1.0.3), in the transaction of the change they speak of. Ids are
 * made of what happened: one that is here already is passed over, so a listener may run twice, also when the attempt
 * has gone on in between. Returns the ids. @throws XapiProblem where a statement breaks a rule: a mistake of the code that made it
 */
export async function recordStatements(
  trx: TransactionClientContract,
  authority: Authority,
  statements: JsonObject[]
): Promise<string[]> {
  const prepared = statements.map((one) => prepare(statementOf(one, '1.0.3'), authority, '1.0.3'))
  const known = await trx
    .from('runtime_statement_keys')
    .whereIn(
      'statement_id',
      prepared.filter(({ isNamed }) => isNamed).map(({ statementId }) => statementId)
    )
    .select('statement_id')
  const here = new Set(known.map((row) => row.statement_id))
  const fresh = prepared.filter(({ statementId }) => !here.has(statementId))
  await writeStatements(trx, authority, fresh)
  return prepared.map(({ statementId }) => statementId)
}
