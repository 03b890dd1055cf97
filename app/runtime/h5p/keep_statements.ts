import { appUrl } from '#config/app'
import { clock } from '#shared/clock'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { H5P_SCO } from '#runtime/h5p/document'
import { partOf, verbOf, type Said } from '#runtime/h5p/said'
import { XapiProblem } from '#runtime/lrs/problem'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { statementOf } from '#runtime/lrs/validation/statements'
import { h5pStatement } from '#runtime/statements/h5p'
import { keepLog } from '#runtime/scorm/keep_log'
import Package from '#runtime/models/package'
import type Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'
import type { CommitEntry } from '#runtime/commit_batch'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Playing = { attempt: Attempt; launch: Launch }

/**
 * Records what content said in xAPI, its parts too, as statements of this launch. Whoever it says it is, it speaks of
 * its learner and of its own address. What breaks a rule of xAPI is left out and told in the attempt's log.
 */
export async function keepStatements(
  trx: TransactionClientContract,
  { attempt, launch }: Playing,
  { statements = [], session, seq }: CommitEntry
) {
  if (statements.length === 0) return
  const { code } = await Package.findOrFail(attempt.packageId, { client: trx })
  const wrong: [number, string, string, string, string, string][] = []
  const good = lastOnes(statements).flatMap((said) => {
    const happening = {
      key: `${launch.id}/${session}/${said.n}`,
      ...{ personId: attempt.personId, registration: attempt.id, at: timeOf(said.at, launch) },
    }
    const content = { id: `${appUrl}/packages/${code}` }
    const built = h5pStatement(happening, content, said.statement as JsonObject)
    try {
      statementOf(built, '1.0.3')
      return [built as JsonObject]
    } catch (error) {
      if (!(error instanceof XapiProblem)) throw error
      wrong.push([0, 'xAPI', verbOf(said), '', error.message.slice(0, 200), '400'])
      return []
    }
  })
  if (wrong.length > 0) {
    await keepLog(trx, attempt.id, {
      ...{ launchId: launch.id, sequence: seq, sco: H5P_SCO, calls: wrong },
    })
  }
  if (good.length === 0) return
  const institutionId = await learnerInstitution(attempt.personId, trx)
  await recordStatements(trx, ownAuthority('h5p', institutionId, launch.id), good)
}

/** Clicking about in one part is said once for each time that it is sent. */
function lastOnes(statements: Said[]): Said[] {
  const interacted = new Map<string, Said>()
  for (const said of statements)
    if (verbOf(said) === 'interacted') interacted.set(partOf(said), said)
  return statements.filter(
    (said) => verbOf(said) !== 'interacted' || interacted.get(partOf(said)) === said
  )
}

/** When it happened by the clock of the device, which may be wrong: not before the launch and not after now. */
function timeOf(at: number, launch: Launch) {
  const now = clock.now().toMillis()
  return new Date(Math.min(now, Math.max(at, launch.createdAt.toMillis())))
}
