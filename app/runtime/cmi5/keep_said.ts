import { clock } from '#shared/clock'
import { definedVerb } from '#runtime/cmi5/rules'
import { keepAnswers } from '#runtime/statements/keep_answers'
import { note } from '#runtime/cmi5/registration'
import { PROGRESS } from '#runtime/cmi5/names'
import { recordChange, type RecordedChange } from '#runtime/record'
import { secondsOf } from '#runtime/scorm/duration'
import { settle } from '#runtime/cmi5/settle'
import type Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type Session from '#runtime/models/session'
import type { Course, Unit } from '#runtime/cmi5/types'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Held = {
  session: Session
  attempt: Attempt
  course: Course
  unit: Unit
  rows: Map<string, AttemptSco>
  row: AttemptSco
  code: string
}

/** What the statements of a session change: the session, its unit, the attempt. */
export async function keepSaid(trx: TransactionClientContract, held: Held, statements: Prepared[]) {
  const { session, row, attempt } = held
  session.lastAt = clock.now()
  const what: RecordedChange['what'] = []
  for (const { json } of statements) what.push(...take(held, json))
  if (!session.endedAt) row.sessionSeconds = secondsSince(session)
  const answers = await keepAnswers(
    trx,
    { attempt_id: attempt.id, sco: row.sco, session: session.id },
    statements.map(({ json }) => json)
  )
  row.updatedAt = clock.now()
  await row.useTransaction(trx).save()
  await session.useTransaction(trx).save()
  await recordChange(trx, attempt, {
    ...{ attemptId: attempt.id, launchId: session.launchId, packageId: attempt.packageId },
    ...{ personId: attempt.personId, sequence: 0, sco: row.sco, interactions: answers },
    what: answers.length > 0 ? [...what, 'answered'] : what,
  })
  await settle(trx, { ...held, session: session.id, launchId: session.launchId })
}

/** The time from the launch to the last word: what the standard counts where the unit does not say (9.5.4.2). */
export const secondsSince = ({ createdAt, lastAt }: Session) =>
  Math.max(0, lastAt.diff(createdAt, 'seconds').seconds)

function take({ session, row }: Held, statement: JsonObject): RecordedChange['what'] {
  const verb = definedVerb(statement)
  const progress = statement.result?.extensions?.[PROGRESS]
  if (typeof progress === 'number') note(row, { progress })
  if (verb === 'initialized') return initialize(session, row)
  if (verb === 'terminated') return terminate(session, row, statement)
  if (verb !== 'completed' && verb !== 'passed' && verb !== 'failed') return []
  session.say(verb)
  note(row, { [verb]: statement.timestamp })
  const score = statement.result?.score
  if (score) {
    const { scaled = null, raw = null, min = null, max = null } = score
    row.merge({ scoreScaled: scaled, scoreRaw: raw, scoreMin: min, scoreMax: max })
  }
  return [verb]
}

/** A newer session plays already, and the time is counted there. */
const isLate = ({ id }: Session, row: AttemptSco) => row.session !== null && row.session > id

function initialize(session: Session, row: AttemptSco): RecordedChange['what'] {
  session.initializedAt = clock.now()
  if (isLate(session, row)) {
    row.sessions += 1
    return []
  }
  row.earlierSeconds += row.sessionSeconds
  row.merge({ session: session.id, sessionSeconds: 0, sessions: row.sessions + 1, exit: null })
  note(row, {})
  return row.sessions === 1 ? ['began'] : []
}

function terminate(
  session: Session,
  row: AttemptSco,
  { result }: JsonObject
): RecordedChange['what'] {
  if (!session.endedAt) session.merge({ endedAt: clock.now(), ending: 'terminated' })
  if (isLate(session, row)) return []
  const said = secondsOf(String(result?.duration ?? ''))
  row.sessionSeconds = said ?? secondsSince(session)
  row.exit = 'normal'
  return ['ended']
}
