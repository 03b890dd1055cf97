import { clock } from '#shared/clock'
import { XapiProblem } from '#runtime/lrs/problem'
import { better, further, newRow } from '#runtime/scorm/apply_entry'
import { keepAnswers } from '#runtime/statements/keep_answers'
import { KEEP_IT } from '#runtime/content/kept'
import { lockAttempt } from '#runtime/lock_attempt'
import { recordChange, type RecordedChange } from '#runtime/record'
import { VOIDED } from '#runtime/lrs/verbs'
import AttemptSco from '#runtime/models/attempt_sco'
import PackageVersion from '#runtime/models/package_version'
import type { Guard } from '#runtime/lrs/guard'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TinCan } from '#runtime/tincan/read_tincan'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'

/** The activity of an xAPI package, as it stands among the parts of an attempt. */
export const ROOT = 'package'

const LONGEST_GAP = 30 * 60
const ADL = 'http://adlnet.gov/expapi/verbs'
const OUTCOMES = new Map<string, 'completed' | 'passed' | 'failed'>(
  (['completed', 'passed', 'failed'] as const).map((name) => [`${ADL}/${name}`, name])
)

/**
 * What an xAPI package says of its own activity decides: completed, passed, failed, and its score. A window that a
 * newer one has replaced is not heard any more; `sender` is the window that brings what another one has left.
 */
export function tincanGuard(launch: Launch, { id }: Attempt, sender = launch): Guard {
  let attempt: Attempt
  return {
    async check(trx, statements) {
      attempt = await lockAttempt(trx, id)
      if (attempt.holderLaunchId !== null && attempt.holderLaunchId > sender.id) {
        throw new XapiProblem(403, 'a newer window has taken this attempt over', KEEP_IT)
      }
      if (launch.mode !== 'normal') throw new XapiProblem(403, 'looking back records nothing')
      if (statements.some(({ sent }) => sent.verb.id === VOIDED)) {
        throw new XapiProblem(403, 'a package does not take statements back')
      }
    },
    async kept(trx, statements) {
      const sent = statements.map(({ json }) => json)
      await keep(trx, launch, attempt, sent)
    },
    document: async () => {},
  }
}

async function keep(
  trx: TransactionClientContract,
  launch: Launch,
  attempt: Attempt,
  statements: JsonObject[]
) {
  const version = await PackageVersion.findOrFail(attempt.versionId, { client: trx })
  const { activity } = version.read<TinCan>()
  const standing = await AttemptSco.query({ client: trx }).where('attemptId', attempt.id).first()
  const row = standing ?? newRow(attempt.id, ROOT)
  const before = { completion: row.completion, success: row.success, sessions: row.sessions }
  takeTime(row, launch)
  for (const statement of statements) {
    if (statement.object.id === activity.id) take(row, statement)
  }
  row.completion = further(row.completion, 'incomplete')
  const answers = await keepAnswers(
    trx,
    { attempt_id: attempt.id, sco: ROOT, session: launch.id },
    statements
  )
  row.updatedAt = clock.now()
  await row.useTransaction(trx).save()
  const what: RecordedChange['what'] = [
    ...(before.sessions === 0 ? (['began'] as const) : []),
    ...(before.completion !== row.completion && row.completion === 'completed'
      ? (['completed'] as const)
      : []),
    ...(before.success !== row.success && row.success !== 'unknown' ? [row.success] : []),
    ...(answers.length > 0 ? (['answered'] as const) : []),
  ]
  await sum(trx, attempt, row)
  const change = {
    ...{ attemptId: attempt.id, launchId: launch.id, packageId: attempt.packageId },
    ...{ personId: attempt.personId, sequence: 0, interactions: answers },
  }
  await recordChange(trx, attempt, { ...change, sco: ROOT, what })
  await recordChange(trx, attempt, { ...change, sco: null, what: what.filter(isOutcome) })
}

const isOutcome = (one: string) => one === 'completed' || one === 'passed' || one === 'failed'

function take(row: AttemptSco, { verb, result }: JsonObject) {
  const outcome = OUTCOMES.get(verb.id)
  const record = JSON.parse(row.cmi) as object
  if (outcome) row.cmi = JSON.stringify({ ...record, [outcome]: clock.now().toUTC().toISO() })
  if (outcome === 'completed') row.completion = 'completed'
  if (outcome === 'passed' || outcome === 'failed') {
    row.success = better(row.success, outcome)
    // A test that was passed or failed was done to its end.
    row.completion = 'completed'
  }
  const score = outcome || verb.id === `${ADL}/scored` ? result?.score : undefined
  if (!score) return
  const { scaled = null, raw = null, min = null, max = null } = score
  row.merge({ scoreScaled: scaled, scoreRaw: raw, scoreMin: min, scoreMax: max })
}

/** Such packages do not say how long they took: what counts is the time between one word and the next. */
function takeTime(row: AttemptSco, launch: Launch) {
  if (row.session !== launch.id) {
    row.earlierSeconds += row.sessionSeconds
    row.merge({ session: launch.id, sessionSeconds: 0, sessions: row.sessions + 1 })
    return
  }
  const gap = clock.now().diff(row.updatedAt, 'seconds').seconds
  row.sessionSeconds += Math.min(Math.max(0, gap), LONGEST_GAP)
}

async function sum(trx: TransactionClientContract, attempt: Attempt, row: AttemptSco) {
  attempt.merge({
    completion: further(attempt.completion, row.completion),
    success: better(attempt.success, row.success),
    ...{ scoreScaled: row.scoreScaled, scoreRaw: row.scoreRaw },
    ...{ scoreMin: row.scoreMin, scoreMax: row.scoreMax },
    ...{ totalSeconds: row.totalSeconds, lastAt: clock.now(), currentSco: ROOT },
  })
  if (attempt.completion === 'completed' && attempt.state === 'open') {
    attempt.merge({ state: 'finished', finishedAt: clock.now() })
  }
  await attempt.useTransaction(trx).save()
}
